using System.Globalization;
using System.Text;
using FundsCheck.Rules.Language;

namespace FundsCheck.Rules.Evaluation;

/// <summary>
/// Derives the facts of a debit from its balance and its own values. A provider's value is classified once, and the classification is
/// recorded.
/// </summary>
internal static class FactsClassifier
{
    private const string NoReturn = "none";

    /// <summary>Derives the facts of a balance.</summary>
    public static BalanceFacts OfBalance(
        AccountBalance balance, Currency currency, DateTimeOffset decidedAt, ClockBounds? bounds = null) => new()
        {
            Available = OfAmount(balance.Available),
            Current = OfAmount(balance.Current),
            Limit = OfAmount(balance.Limit),
            Currency = OfCurrency(balance.Currency, currency),
            Kind = OfKind(balance),
            Verification = OfVerification(balance),
            Source = balance.Freshness.ToName(),
            Age = OfAge(balance, decidedAt, bounds),
        };

    /// <summary>
    /// Returns true where facts are those of a balance. Compares without deriving the facts, since every write of a record calls it.
    /// </summary>
    public static bool Follow(
        BalanceFacts facts, AccountBalance balance, Currency currency, DateTimeOffset decidedAt, ClockBounds? bounds) =>
        facts.Available == OfAmount(balance.Available)
        && facts.Current == OfAmount(balance.Current)
        && facts.Limit == OfAmount(balance.Limit)
        && facts.Age == OfAge(balance, decidedAt, bounds)
        && string.Equals(facts.Currency, OfCurrency(balance.Currency, currency), StringComparison.Ordinal)
        && facts.Kind == OfKind(balance)
        && facts.Verification == OfVerification(balance)
        && string.Equals(facts.Source, balance.Freshness.ToName(), StringComparison.Ordinal);

    /// <summary>Gets the time against which holds count: the time of the balance, or of the clock without a balance.</summary>
    public static DateTimeOffset? TimeOf(BalanceReading reading, DateTimeOffset decidedAt) =>
        reading is BalanceReading.Succeeded read ? TimeOf(read.Balance, decidedAt) : decidedAt;

    /// <summary>
    /// Gets the time of a balance, against which holds count: the time of the bank, or for a real-time balance the time of the request.
    /// Null for an unknown time. Never later than the clock or the retrieval of the reading.
    /// </summary>
    private static DateTimeOffset? TimeOf(AccountBalance balance, DateTimeOffset decidedAt)
    {
        if (balance.StatedTime is not { } time || time > decidedAt + FactLimits.ClockSkewMax)
        {
            return null;
        }

        // The clock of a bank may be ahead, but a balance is never newer than its reading.
        var latest = balance.RetrievedAt < decidedAt ? balance.RetrievedAt : decidedAt;
        return time < latest ? time : latest;
    }

    /// <summary>Derives the number of a debit's attempt. A first entry has no earlier attempt and needs no record.</summary>
    public static Fact<int> OfAttempt(int attempt, bool isRetryVerified) => attempt <= 1 || isRetryVerified
        ? Fact.Known(attempt)
        : Fact.Unknown<int>(UnknownCause.NotVerified, attempt.ToString(CultureInfo.InvariantCulture));

    /// <summary>Derives the return code of the previous attempt.</summary>
    public static Fact<string> OfLastReturn(string? lastReturn, int attempt, bool isRetryVerified) => attempt <= 1 || isRetryVerified
        ? Fact.Known(lastReturn ?? NoReturn)
        : Fact.Unknown<string>(UnknownCause.NotVerified, lastReturn);

    /// <summary>Classifies a custom fact by its declaration in the rule set.</summary>
    public static CustomFactValue OfCustom(
        CustomFactDefinition declared, IReadOnlyDictionary<string, CustomFact> given, SourceFacts? fromSource, Currency currency) =>
        FindNotRequested(declared.Name, declared.Type, fromSource)
        ?? (Find(declared.Name, given, fromSource) is { } fact
            ? OfHost(declared.Name, declared.Type, fact, isMistyped: !IsWithin(declared, fact, currency))
            : new(declared.Name, declared.Type, default));

    /// <summary>Finds a custom fact: a name of the source is never the host's.</summary>
    public static CustomFact? Find(string name, IReadOnlyDictionary<string, CustomFact> given, SourceFacts? fromSource) =>
        fromSource?.Has(name) == true ? fromSource.Find(name) : given.GetValueOrDefault(name);

    /// <summary>A fact of a source that was not read; null for any other fact.</summary>
    public static CustomFactValue? FindNotRequested(string name, CustomFactType type, SourceFacts? fromSource) =>
        fromSource is { Reading: FactReading.NotRequested } && fromSource.Has(name)
            ? new(name, type, Fact.Unknown<CustomFact>(UnknownCause.NotRequested))
            : null;

    /// <param name="name">The name of the fact.</param>
    /// <param name="type">The declared type.</param>
    /// <param name="given">The fact of the host; null for a missing one.</param>
    /// <param name="isMistyped">True where the rule set does not know the value; a fact of another type is always mistyped.</param>
    public static CustomFactValue OfHost(string name, CustomFactType type, CustomFact? given, bool isMistyped) => new(
        name,
        type,
        given is null
            ? default
            : isMistyped || given.Type != type
                ? Fact.Unknown<CustomFact>(UnknownCause.WrongType, Bounded(given.Text))
                : Fact.Known(given));

    private static bool IsWithin(CustomFactDefinition declared, CustomFact fact, Currency currency) => fact.Value switch
    {
        long integer => integer is >= -FactLimits.IntegerMax and <= FactLimits.IntegerMax,
        Money money => money.Currency == currency,
        string text => declared.Measure.IndexOf(text) >= 0,
        _ => true,
    };

    // A stated figure is judged exactly, with all its decimals.
    private static Fact<decimal> OfAmount(decimal? amount) =>
        amount is { } stated ? Fact.Known(ExactDecimal.Shortest(stated)) : Fact.Unknown<decimal>(UnknownCause.NotStated);

    private static string OfCurrency(BalanceCurrency stated, Currency currency) => stated switch
    {
        BalanceCurrency.Iso iso => string.Equals(iso.Code, currency.Code, StringComparison.Ordinal) ? Measures.Same : "other",
        BalanceCurrency.Unofficial => "unofficial",
        BalanceCurrency.Contradictory => "contradictory",
        _ => "missing",
    };

    private static Fact<AccountKind> OfKind(AccountBalance balance) => balance switch
    {
        { Kind: { } kind } => Fact.Known(kind),
        { ProviderType: null, ProviderSubtype: null } => Fact.Unknown<AccountKind>(UnknownCause.NotStated),
        _ => Fact.Unknown<AccountKind>(UnknownCause.Unlisted, Bounded($"{balance.ProviderType} / {balance.ProviderSubtype}")),
    };

    private static Fact<string> OfVerification(AccountBalance balance) => balance switch
    {
        { Verification: not AccountVerification.Unknown } => Fact.Known(AccountVerifications.NameOf(balance.Verification)),
        { ProviderVerification: { } status } => Fact.Unknown<string>(UnknownCause.Unlisted, Bounded(status)),
        _ => Fact.Unknown<string>(UnknownCause.NotStated),
    };

    // After a jump of the clock a time that another clock stated is as old as it may be; the time of a request is of the present clock.
    private static Fact<TimeSpan> OfAge(AccountBalance balance, DateTimeOffset decidedAt, ClockBounds? bounds)
    {
        if (TimeOf(balance, decidedAt) is { } time)
        {
            var age = (balance.AsOf is null ? decidedAt : bounds?.Latest ?? decidedAt) - time;
            return age <= FactLimits.DurationMax ? Fact.Known(age) : Fact.Unknown<TimeSpan>(UnknownCause.OutOfRange);
        }

        if (balance.AsOfUnreadable is { } text)
        {
            return Fact.Unknown<TimeSpan>(UnknownCause.Unreadable, Bounded(text));
        }

        return balance.StatedTime is not { } stated
            ? Fact.Unknown<TimeSpan>(UnknownCause.NotStated)
            : Fact.Unknown<TimeSpan>(
                UnknownCause.InTheFuture,
                stated.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
    }

    // A provider's text may be long, or contain control characters; a record keeps its printable, bounded form.
    private static string Bounded(string text)
    {
        var shown = new StringBuilder();
        foreach (var rune in text.EnumerateRunes().Take(RuleLimits.NameLengthMax))
        {
            shown.Append(Rune.IsControl(rune) ? Rune.ReplacementChar : rune);
        }

        return shown.ToString();
    }
}
