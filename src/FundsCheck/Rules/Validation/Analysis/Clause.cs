namespace FundsCheck.Rules.Validation.Analysis;

/// <summary>A clause: alternatives of which at least one holds.</summary>
public sealed record Clause(IReadOnlyList<Alternative> Alternatives)
{
    /// <summary>Returns true where facts meet an alternative.</summary>
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
