using System.Globalization;
using System.Text;
using FundsCheck.Records;

namespace FundsCheck.Testing;

/// <summary>
/// Writes what a recorded decision and its replay differ in, for whoever finds a test failed: the parts, then the facts both rest on.
/// </summary>
internal static class DifferenceText
{
    public static string? Of(DecisionCase recorded)
    {
        var differences = Replay.Compare(recorded.Decision);
        if (differences.Count == 0)
        {
            return null;
        }

        var text = new StringBuilder();
        var (record, rules) = (recorded.Decision.Record, recorded.Decision.Record.RuleSet);
        text.Append(
            CultureInfo.InvariantCulture,
            $"{recorded} is decided otherwise now, by the same rules: {rules.Name} {rules.Version}, sha256 {rules.Sha256}");
        foreach (var difference in differences)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"\n  {difference.Name}\n    recorded  {difference.Recorded ?? "nothing"}\n    now       {difference.Now ?? "nothing"}");
        }

        return text.Append("\n  from the facts").AppendJoin(string.Empty, FactsOf(record.Facts).Select(fact => $"\n    {fact}")).ToString();
    }

    private static IEnumerable<string> FactsOf(DecisionFacts facts)
    {
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"debit of {facts.Amount} by {facts.EntryClass}{(facts.SameDay ? ", same day" : string.Empty)}, attempt {Show(facts.Attempt)}, "
                + $"last return {Show(facts.LastReturn)}");
        yield return $"held {facts.Held} for certain, {facts.HeldPossible} possibly";
        yield return facts.Failure is { } failure
            ? $"not read: {BalanceFailures.NameOf(failure.Category)}, code "
                + $"{failure.Code}{(failure.Cause is { } cause ? $", cause {cause}" : string.Empty)}"
            : facts.Balance is null ? "no balance requested" : "balance read";
        if (facts.Balance is { } balance)
        {
            yield return $"available {Show(balance.Available)}, current {Show(balance.Current)}, limit {Show(balance.Limit)}, currency "
                + $"{balance.Currency}";
            yield return $"kind {Show(balance.Kind)}, verification {Show(balance.Verification)}, source {balance.Source}, age "
                + $"{Show(balance.Age)}";
        }

        foreach (var fact in facts.Custom)
        {
            yield return $"{fact.Name} {Show(fact.Value)}";
        }
    }

    private static string Show<T>(Fact<T> fact)
        where T : notnull
    {
        if (fact.IsKnown)
        {
            return fact.Value is AccountKind kind ? kind.Name : Convert.ToString(fact.Value, CultureInfo.InvariantCulture) ?? string.Empty;
        }

        return fact.Text is { } text ? $"unknown ({fact.Cause}: `{text}`)" : $"unknown ({fact.Cause})";
    }
}
