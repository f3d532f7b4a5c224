namespace FundsCheck.Checking;

/// <summary>Whether the facts of a debit can be read: their dictionary is the host's own.</summary>
internal static class ReadableFacts
{
    public static bool Are(IReadOnlyDictionary<string, CustomFact> facts)
    {
        try
        {
            _ = facts.Count(fact => fact.Key is null);
            return true;
        }
#pragma warning disable CA1031 // Whatever it throws.
        catch (Exception)
#pragma warning restore CA1031
        {
            return false;
        }
    }
}
