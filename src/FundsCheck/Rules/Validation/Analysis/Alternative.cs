namespace FundsCheck.Rules.Validation.Analysis;

/// <summary>Constraints that hold together: on facts that stand alone, and on sums of money.</summary>
public sealed record Alternative(IReadOnlyList<(int Dimension, Domain Domain)> Domains, IReadOnlyList<LinearRow> Rows)
{
    public static Alternative Always { get; } = new([], []);

    public static Alternative Of(int dimension, Domain domain) => new([(dimension, domain)], []);

    public static Alternative Of(LinearRow row) => new([], [row]);

    public Alternative And(Alternative other) => new([.. Domains, .. other.Domains], [.. Rows, .. other.Rows]);

    public bool IsMetBy(FactPoint point)
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
