namespace FundsCheck;

/// <summary>Which members of two debits of one id differ.</summary>
internal static class DebitDifferences
{
    public static IReadOnlyList<string> Between(Debit recorded, Debit proposed)
    {
        (string Name, bool Same)[] members =
        [
            ("account", string.Equals(recorded.AccountKey, proposed.AccountKey, StringComparison.Ordinal)
                && string.Equals(recorded.SourceAccountId, proposed.SourceAccountId, StringComparison.Ordinal)),
            ("amount", recorded.Amount == proposed.Amount),
            ("class", string.Equals(recorded.EntryClass, proposed.EntryClass, StringComparison.Ordinal)),
            ("sameDay", recorded.SameDay == proposed.SameDay),
            ("effectiveDate", recorded.EffectiveDate == proposed.EffectiveDate),
            ("ruleSet", string.Equals(recorded.RuleSet, proposed.RuleSet, StringComparison.Ordinal)),
            ("attempt", recorded.Attempt == proposed.Attempt),
            ("lastReturn", string.Equals(recorded.LastReturn, proposed.LastReturn, StringComparison.Ordinal)),
            ("retryOf", string.Equals(recorded.RetryOf, proposed.RetryOf, StringComparison.Ordinal)),
            ("firstSentOn", recorded.FirstSentOn == proposed.FirstSentOn),
            ("facts", SameFacts(recorded.Facts, proposed.Facts)),
        ];
        return [.. members.Where(member => !member.Same).Select(member => member.Name)];
    }

    private static bool SameFacts(IReadOnlyDictionary<string, CustomFact> left, IReadOnlyDictionary<string, CustomFact> right) =>
        left.Count == right.Count && left.All(fact => right.TryGetValue(fact.Key, out var other)
            && (fact.Value == other || IsParsedFrom(fact.Value, other) || IsParsedFrom(other, fact.Value)));

    // One text has different types where the rule set declares another type than before: `48h` is a text, then the duration `2d`.
    private static bool IsParsedFrom(CustomFact fact, CustomFact other) =>
        other.Type == CustomFactType.Text && CustomFact.TryParse(other.Text, fact.Type, out var parsed) && parsed == fact;
}
