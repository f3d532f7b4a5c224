namespace FundsCheck.Rules.Validation.Analysis;

/// <summary>Constraints that hold together: on facts that stand alone, and on sums of money.</summary>
public sealed record Alternative
{
    internal Alternative(IReadOnlyList<(int Dimension, Domain Domain)> domains, IReadOnlyList<LinearRow> rows) =>
        (Domains, Rows) = (domains, rows);

    internal static Alternative Always { get; } = new([], []);

    public static Alternative Of(int dimension, Domain domain) => new([(dimension, domain)], []);

    internal static Alternative Of(LinearRow row) => new([], [row]);

    internal Alternative And(Alternative other) => new([.. Domains, .. other.Domains], [.. Rows, .. other.Rows]);

    /// <summary>The facts that stand alone, each by its place in the <see cref="FactSpace"/>, with what it may be.</summary>
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
