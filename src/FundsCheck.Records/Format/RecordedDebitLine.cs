namespace FundsCheck.Records.Format;

/// <summary>Writes and reads the members of a decision that the host stated with its debit.</summary>
internal static class RecordedDebitLine
{
    private const int UsualAttempt = 1;

    public static void Write(JsonLine line, Debit debit)
    {
        line.Required("account", debit.AccountKey).RequiredUnless("providerAccountId", debit.SourceAccountId, debit.AccountKey);
        line.Money("amount", debit.Amount).Required("class", debit.EntryClass);
        line.Flag("sameDay", debit.SameDay).Day("effectiveDate", debit.EffectiveDate).Text("requestedRuleSet", debit.RuleSet);
        line.NumberUnless("attempt", debit.Attempt, UsualAttempt).Text("lastReturn", debit.LastReturn).Text("retryOf", debit.RetryOf)
            .Day("firstSentOn", debit.FirstSentOn);
        CustomFactsLine.Write(line, debit.Facts);
    }

    public static Debit Read(ref LineReader reader, string id)
    {
        var account = reader.Text("account"u8);
        return new Debit
        {
            Id = id,
            AccountKey = account,
            SourceAccountId = reader.TextOr("providerAccountId"u8, account),
            Amount = reader.Money("amount"u8),
            EntryClass = reader.Text("class"u8),
            SameDay = reader.Flag("sameDay"u8),
            EffectiveDate = reader.DayOrNull("effectiveDate"u8),
            RuleSet = reader.TextOrNull("requestedRuleSet"u8),
            Attempt = reader.NumberOr("attempt"u8, UsualAttempt),
            LastReturn = reader.TextOrNull("lastReturn"u8),
            RetryOf = reader.TextOrNull("retryOf"u8),
            FirstSentOn = reader.DayOrNull("firstSentOn"u8),
            Facts = CustomFactsLine.Read(ref reader),
        };
    }
}
