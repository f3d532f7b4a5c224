using FundsCheck.Records.Format;
using FundsCheck.Rules;

namespace FundsCheck.Records;

/// <summary>
/// Compares recorded facts with the facts derived from the recorded debit and reading. A record states only facts that do not follow; a
/// reader derives all others from the balance, the debit, the times and the holds.
/// </summary>
internal static class RecordedFacts
{
    /// <summary>The differences; empty where the facts follow.</summary>
    public static IReadOnlyList<ReplayDifference> Differences(DecisionRecord record, RuleSet ruleSet)
    {
        var (differences, recorded) = (new List<ReplayDifference>(), record.Facts);
        var declared = ruleSet.Classify(record.Debit.Facts, record.SourceFacts);
        if (!recorded.Custom.SequenceEqual(declared))
        {
            differences.Add(new ReplayDifference("facts.host", Show(recorded.Custom), Show(declared)));
        }

        return differences;
    }

    private static string Show(IReadOnlyList<CustomFactValue> facts) =>
        string.Join(", ", facts.Select(fact => $"{fact.Name} {LineWords.Of(fact.Type)} {Show(fact.Value)}"));

    private static string Show(Fact<CustomFact> fact) =>
        fact.IsKnown ? fact.Value.Text : $"unknown ({fact.Cause}){(fact.Text is null ? string.Empty : $" `{fact.Text}`")}";
}
