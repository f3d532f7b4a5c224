namespace FundsCheck.Rules.Validation.Analysis;

/// <summary>A region of facts: each dimension in its domain, the money within rows.</summary>
public sealed class Region
{
    private const decimal PlainAmount = 100m;

    private readonly FactSpace _space;
    private readonly Domain[] _domains;
    private readonly IReadOnlyList<LinearRow> _rows;

    private Region(FactSpace space, Domain[] domains, IReadOnlyList<LinearRow> rows)
    {
        _space = space;
        _domains = domains;
        _rows = rows;
    }

    internal FactSpace Space => _space;

    /// <summary>Creates the region of all facts of a space.</summary>
    public static Region WholeOf(FactSpace space) => new(space, [.. space.Dimensions.Select(dimension => dimension.Whole)], []);

    /// <summary>Intersects the region with an alternative; null for an empty dimension.</summary>
    internal Region? And(Alternative alternative)
    {
        var domains = _domains;
        foreach (var (dimension, domain) in alternative.Domains)
        {
            var both = domains[dimension].And(domain);
            if (both.IsEmpty)
            {
                return null;
            }

            domains = ReferenceEquals(domains, _domains) ? [.. _domains] : domains;
            domains[dimension] = both;
        }

        return new Region(_space, domains, alternative.Rows.Count == 0 ? _rows : [.. _rows, .. alternative.Rows]);
    }

    /// <summary>
    /// Finds the plainest point of the region; null for an empty region, and (with <paramref name="isPossible"/>) where only rational
    /// amounts off the grid of money exist.
    /// </summary>
    internal FactPoint? Sample(out bool isPossible)
    {
        var picks = new FactPick[_domains.Length];
        for (var index = 0; index < picks.Length; index++)
        {
            picks[index] = Pick(_space.Dimensions[index], _domains[index]);
        }

        var kind = picks[_space.Kind];
        var isCredit = kind.IsKnown && ((_space.KindsOf(AccountFamily.Credit) >> kind.Value) & UInt128.One) != UInt128.Zero;
        var amount = LinearBounds.Scaled(PlainAmount, _space.Currency);
        var money = LinearSystem.Solve(_rows, _space.Bounds, new LinearWish(amount, isCredit), out isPossible);
        return money is null ? null : new FactPoint(_space, picks, money);
    }

    private static FactPick Pick(Dimension dimension, Domain domain)
    {
        // A single fact is known by preference, since an unknown fact mostly has a worse outcome.
        if (!domain.MayBeKnown)
        {
            return default;
        }

        if (dimension.IsOfValues)
        {
            return new FactPick(IsKnown: true, Preferred(dimension, domain.Values), 0m);
        }

        return new FactPick(IsKnown: true, 0, dimension.Pick(domain));
    }

    private static int Preferred(Dimension dimension, UInt128 values)
    {
        var plain = dimension.Measure?.Fact?.Unstated;
        for (var index = 0; plain is not null && index < dimension.Values.Count; index++)
        {
            if (string.Equals(dimension.Values[index], plain, StringComparison.Ordinal)
                && ((values >> index) & UInt128.One) != UInt128.Zero)
            {
                return index;
            }
        }

        return (int)UInt128.TrailingZeroCount(values);
    }

}
