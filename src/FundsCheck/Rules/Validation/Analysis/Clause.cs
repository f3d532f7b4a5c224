namespace FundsCheck.Rules.Validation.Analysis;

/// <summary>Alternatives of which at least one holds.</summary>
public sealed record Clause(IReadOnlyList<Alternative> Alternatives)
{
    public bool IsMetBy(FactPoint point)
    {
        foreach (var alternative in Alternatives)
        {
            if (alternative.IsMetBy(point))
            {
                return true;
            }
        }

        return false;
    }
}
