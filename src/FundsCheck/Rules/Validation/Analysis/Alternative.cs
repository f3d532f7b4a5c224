namespace FundsCheck.Rules.Validation.Analysis;

/// <summary>Constraints that all hold, on single facts and on sums of money.</summary>
public sealed record Alternative
{
    internal Alternative(IReadOnlyList<(int Dimension, Domain Domain)> domains, IReadOnlyList<LinearRow> rows) =>
        (Domains, Rows) = (domains, rows);

    internal static Alternative Always { get; } = new([], []);

    /// <summary>Creates the constraint of one fact to a domain.</summary>
    /// <param name="dimension">The index of the fact in the <see cref="FactSpace"/>.</param>
    /// <param name="domain">The permitted values.</param>
    public static Alternative Of(int dimension, Domain domain) => new([(dimension, domain)], []);

    internal static Alternative Of(LinearRow row) => new([], [row]);

    internal Alternative And(Alternative other) => new([.. Domains, .. other.Domains], [.. Rows, .. other.Rows]);

    /// <summary>The single facts, by index in the <see cref="FactSpace"/>, with their domains.</summary>
    public IReadOnlyList<(int Dimension, Domain Domain)> Domains { get; }

    internal IReadOnlyList<LinearRow> Rows { get; }

    internal bool IsMetBy(FactPoint point)
    {
        foreach (var (dimension, domain) in Domains)
        {
            if (!point.Meets(dimension, domain))
            {
                return false;
            }
        }

        foreach (var row in Rows)
        {
            if (!point.Money.Meets(row))
            {
                return false;
            }
        }

        return true;
    }
}
