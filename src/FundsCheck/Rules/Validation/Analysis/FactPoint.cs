namespace FundsCheck.Rules.Validation.Analysis;

/// <summary>One set of facts: a pick for every dimension, and the money.</summary>
public sealed class FactPoint(FactSpace space, IReadOnlyList<FactPick> picks, LinearPoint money)
{
    public FactSpace Space => space;

    public LinearPoint Money => money;

    public FactPick this[int dimension] => picks[dimension];

    public bool Meets(int dimension, Domain domain)
    {
        var pick = picks[dimension];
        if (!pick.IsKnown)
        {
            return domain.MayBeUnknown;
        }

        return domain.MayBeKnown && ((domain.Values >> pick.Value) & UInt128.One) != UInt128.Zero && pick.Number >= domain.Low
            && pick.Number <= domain.High;
    }
}
