namespace FundsCheck.Rules.Validation.Analysis;

/// <summary>One set of facts: a pick for every dimension, and the money.</summary>
public sealed class FactPoint
{
    private readonly IReadOnlyList<FactPick> _picks;

    internal FactPoint(FactSpace space, IReadOnlyList<FactPick> picks, LinearPoint money) => (Space, _picks, Money) = (space, picks, money);

    internal FactSpace Space { get; }

    internal LinearPoint Money { get; }

    internal FactPick this[int dimension] => _picks[dimension];

    internal bool Meets(int dimension, Domain domain)
    {
        var pick = _picks[dimension];
        if (!pick.IsKnown)
        {
            return domain.MayBeUnknown;
        }

        return domain.MayBeKnown && ((domain.Values >> pick.Value) & UInt128.One) != UInt128.Zero && pick.Number >= domain.Low
            && pick.Number <= domain.High;
    }
}
