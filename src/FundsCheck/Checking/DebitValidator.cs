using FluentValidation;

namespace FundsCheck.Checking;

/// <summary>The bounds of a proposed debit, each with its code.</summary>
internal sealed class DebitValidator : AbstractValidator<DebitUnderCheck>
{
    private static readonly int DaysMax = (int)DebitLimits.DateDistanceMax.TotalDays;

    public DebitValidator()
    {
        RuleFor(check => check.Debit.Id).Must(id => PrintableText.IsId(id, DebitLimits.IdLengthMax))
            .Named("id", "id.format", $"an id has 1 to {DebitLimits.IdLengthMax} printable ASCII characters, no spaces");
        RuleFor(check => check.Debit.Account).Must(IsAccount)
            .Named(
                "account", "account.format",
                $"an account's key, id and connection id have 1 to {AccountRef.KeyLengthMax} printable ASCII characters, no spaces");
        AmountRules();
        RuleFor(check => check.Debit.EntryClass).Must(code => EntryClasses.All.Contains(code, StringComparer.Ordinal))
            .Named("class", "class.unknown", "an entry class is one of Nacha's three-letter codes, as in `WEB`");
        RuleFor(check => check.Debit.RuleSet).Must((check, _) => check.RuleSet is not null || check.NotInForce is not null)
            .Named(
                "ruleSet", "ruleSet.unknown",
                check => UnknownRuleSet.Sentence(check.Debit.RuleSet ?? string.Empty, check.Catalog.Versions.Keys));
        RuleFor(check => check.NotInForce).Null().Named("ruleSet", "ruleSet.not-in-force", NotInForce);
        DateRules();
        AttemptRules();
        RuleFor(check => check.Debit.Facts).Must(AreFacts)
            .Named(
                "facts",
                "facts.format",
                $"there are at most {DebitLimits.FactsMax} facts, each with a name that starts with `x.`, none longer than "
                    + $"{DebitLimits.FactLengthMax} printable characters");
        RuleFor(check => check.Debit.Facts).Must((check, facts) => !AnyOfSource(facts, check.SourcePrefix))
            .Named(
                "facts",
                "facts.reserved",
                check => $"facts whose names start with `{check.SourcePrefix}` come from the fact source; leave them out of the debit");
    }

    private void AmountRules()
    {
        RuleFor(check => check.Debit.Amount).Must(amount => !amount.IsDefault)
            .Named("amount", "amount.missing", "state the amount, as in `75.00 USD`");
        When(check => !check.Debit.Amount.IsDefault, () =>
        {
            RuleFor(check => check.Debit.Amount).Must((check, amount) => check.RuleSet is null || amount.Currency == check.RuleSet.Currency)
                .Named("amount", "amount.currency", "the amount is in the currency of the rule set");
            RuleFor(check => check.Debit.Amount).Must(amount => amount.Amount > 0m)
                .Named("amount", "amount.positive", "the amount is above zero");
            RuleFor(check => check.Debit.Amount).Must(amount => amount.IsWholeMinorUnits)
                .Named("amount", "amount.minor-unit", "the amount is no finer than the currency's minor unit, a cent for USD");
            RuleFor(check => check.Debit.Amount).Must(amount => amount.Amount <= DebitLimits.AmountMax)
                .Named("amount", "amount.entry-field", "the amount is at most 99999999.99, what an ACH entry can carry");
        });
    }

    private void DateRules()
    {
        RuleFor(check => check.Debit.EffectiveDate)
            .Must((check, date) => date is null || (date >= check.OldestToday && date <= check.NewestToday.AddDays(DaysMax)))
            .Named("effectiveDate", DebitRuleNames.EffectiveDateRange, $"an effective date is not past, and at most {DaysMax} days ahead");
        RuleFor(check => check.Debit.FirstSentOn)
            .Must((check, date) => date is null || (date <= check.NewestToday && date >= check.OldestToday.AddDays(-DaysMax)))
            .Named(
                "firstSentOn", DebitRuleNames.FirstSentOnRange,
                $"the day of the first entry is not ahead, and at most {DaysMax} days past");
    }

    private void AttemptRules()
    {
        RuleFor(check => check.Debit.Attempt).GreaterThanOrEqualTo(1)
            .Named("attempt", "attempt.range", "an attempt is 1 or more");
        RuleFor(check => check.Debit.LastReturn).Must((check, code) => check.Debit.Attempt <= 1 || code is not null)
            .Named(
                "lastReturn", "lastReturn.missing",
                "a re-presentment (attempt 2 or more) states the return code of the attempt before, as in `R01`");
        RuleFor(check => check.Debit.LastReturn).Must((check, code) => check.Debit.Attempt > 1 || code is null)
            .Named(
                "lastReturn", "lastReturn.unexpected", "a first entry has no return before it; leave the code out, or state the attempt");
        RuleFor(check => check.Debit.LastReturn).Must(code => code is null || ReturnCodes.All.Contains(code, StringComparer.Ordinal))
            .Named("lastReturn", "lastReturn.unknown", "a return code is one of Nacha's, as in `R01`");
        RuleFor(check => check.Debit.RetryOf).Must(id => id is null || PrintableText.IsId(id, DebitLimits.IdLengthMax))
            .Named("retryOf", "retryOf.format", $"an id has 1 to {DebitLimits.IdLengthMax} printable ASCII characters, no spaces");
        RuleFor(check => check.Debit.RetryOf).Must((check, id) => check.Debit.Attempt > 1 || id is null)
            .Named("retryOf", "retryOf.unexpected", "a first entry presents no other debit again; leave the id out, or state the attempt");
        RuleFor(check => check.Debit.RetryOf)
            .Must((check, id) => id is null || !string.Equals(id, check.Debit.Id, StringComparison.Ordinal))
            .Named("retryOf", "retryOf.self", "a re-presentment has an id of its own, other than that of the debit it presents again");
    }

    private static string NotInForce(DebitUnderCheck check) => check.NotInForce is { } first
        ? $"the rule set `{first.Identity.Name}` is in force from {first.Definition.EffectiveFromText}; check the debit after that, or "
            + "name another rule set"
        : string.Empty;

    private static bool IsAccount(AccountRef? account) =>
        PrintableText.IsId(account?.Key, AccountRef.KeyLengthMax) && PrintableText.IsId(account?.SourceAccountId, AccountRef.KeyLengthMax)
        && (account.ConnectionId is not { } connection || PrintableText.IsId(connection, AccountRef.KeyLengthMax));

    private static bool AreFacts(IReadOnlyDictionary<string, CustomFact>? facts) =>
        facts is not null && facts.Count <= DebitLimits.FactsMax && facts.All(fact => IsFact(fact.Key, fact.Value));

    private static bool AnyOfSource(IReadOnlyDictionary<string, CustomFact>? facts, string? prefix) =>
        prefix is not null && facts is not null && facts.Any(fact => fact.Key?.StartsWith(prefix, StringComparison.Ordinal) is true);

    private static bool IsFact(string? name, CustomFact? value) =>
        name is not null && PrintableText.IsId(name, DebitLimits.FactLengthMax)
        && name.StartsWith("x.", StringComparison.Ordinal)
        && PrintableText.Fits(value?.Text, DebitLimits.FactLengthMax);
}
