using System.Globalization;
using System.Text;
using FundsCheck.Balances;
using FundsCheck.Rules.Model;
using FundsCheck.Rules.Vocabulary;

namespace FundsCheck.Rules.Facts;

/// <summary>Makes facts, once: what a vendor's value means is decided here and recorded, never again.</summary>
internal static class FactsClassifier
{
    private const string NoReturn = "none";

    /// <summary>The facts of a balance that was read.</summary>
    public static BalanceFacts OfBalance(AccountBalance balance, Currency currency, DateTimeOffset decidedAt) => new()
    {
        Available = OfAmount(balance.Available),
        Current = OfAmount(balance.Current),
        Limit = OfAmount(balance.Limit),
        Currency = OfCurrency(balance.Currency, currency),
        Kind = OfKind(balance.Type, balance.Subtype),
        Verification = OfVerification(balance.VerificationStatus),
        Source = OfSource(balance.Source),
        Age = OfAge(balance, decidedAt),
    };

    /// <summary>The time against which holds count: that of the balance, or of the clock where none was read.</summary>
    public static DateTimeOffset? TimeOf(BalanceReading reading, DateTimeOffset decidedAt) =>
        reading is BalanceReading.Read read ? TimeOf(read.Balance, decidedAt) : decidedAt;

    /// <summary>
    /// The time of a balance, against which holds count: the bank's own, else for a real-time balance the moment it was asked for.
    /// Null where it is unknown. Never after the clock, nor after the reading was retrieved.
    /// </summary>
    private static DateTimeOffset? TimeOf(AccountBalance balance, DateTimeOffset decidedAt)
    {
        if (balance.AsOfUnreadable is not null)
        {
            return null;
        }

        var stated = balance.AsOf ?? (balance.Source == BalanceSourceKind.RealTime ? balance.RequestedAt : null);
        if (stated is not { } time || time > decidedAt + FactLimits.ClockSkewMax)
        {
            return null;
        }

        // A bank's clock may be ahead, but no balance is newer than the reading that holds it.
        var latest = balance.RetrievedAt < decidedAt ? balance.RetrievedAt : decidedAt;
        return time < latest ? time : latest;
    }

    /// <summary>The name of a source, as rules and records say it.</summary>
    public static string OfSource(BalanceSourceKind source) => source switch
    {
        BalanceSourceKind.RealTime => "real-time",
        BalanceSourceKind.Cached => "cached",
        _ => "supplied",
    };

    /// <summary>The number of a debit's attempt. A first entry states no earlier one, so it needs no record.</summary>
    public static Fact<int> OfAttempt(int attempt, bool isRetryVerified) => attempt <= 1 || isRetryVerified
        ? Fact<int>.Known(attempt)
        : Fact<int>.Unknown(UnknownCause.NotVerified, attempt.ToString(CultureInfo.InvariantCulture));

    /// <summary>The return code of the attempt before.</summary>
    public static Fact<string> OfLastReturn(string? lastReturn, int attempt, bool isRetryVerified) => attempt <= 1 || isRetryVerified
        ? Fact<string>.Known(lastReturn ?? NoReturn)
        : Fact<string>.Unknown(UnknownCause.NotVerified, lastReturn);

    /// <summary>A host's fact, as the rule set declares it.</summary>
    public static HostFactValue OfHost(HostFactDefinition declared, IReadOnlyDictionary<string, HostFact> given, Currency currency) =>
        new(declared.Name, declared.TypeName, given.TryGetValue(declared.Name, out var fact) ? OfHost(declared, fact, currency) : default);

    private static Fact<string> OfHost(HostFactDefinition declared, HostFact fact, Currency currency)
    {
        var fits = declared.Type switch
        {
            HostFactType.Boolean => fact.Kind == HostFactKind.Boolean,
            HostFactType.Integer => fact.Kind == HostFactKind.Integer
                && Math.Abs((decimal)long.Parse(fact.Text, CultureInfo.InvariantCulture)) <= FactLimits.IntegerMax,
            HostFactType.Text => fact.Kind == HostFactKind.Text && declared.Measure.IndexOf(fact.Text) >= 0,
            HostFactType.Percent => fact.Kind == HostFactKind.Text && EdgeText.TryReadPercent(fact.Text, out _),
            HostFactType.Duration => fact.Kind == HostFactKind.Text && EdgeText.TryReadDuration(fact.Text, out _),
            _ => fact.Kind == HostFactKind.Text && Money.TryParse(fact.Text, out var money) && money.Currency == currency,
        };
        return fits ? Fact<string>.Known(fact.Text) : Fact<string>.Unknown(UnknownCause.WrongType, Bounded(fact.Text));
    }

    // A stated figure is judged as stated, however many decimals it has.
    private static Fact<decimal> OfAmount(decimal? amount) =>
        amount is { } stated ? Fact<decimal>.Known(ExactDecimal.Shortest(stated)) : Fact<decimal>.Unknown(UnknownCause.NotStated);

    private static string OfCurrency(BalanceCurrency stated, Currency currency) => stated switch
    {
        BalanceCurrency.Iso iso => string.Equals(iso.Code, currency.Code, StringComparison.Ordinal) ? Measures.Same : "other",
        BalanceCurrency.Unofficial => "unofficial",
        BalanceCurrency.Contradictory => "contradictory",
        _ => "missing",
    };

    private static Fact<AccountKind> OfKind(string? type, string? subtype)
    {
        if (AccountKinds.Find(type, subtype) is { } kind)
        {
            return Fact<AccountKind>.Known(kind);
        }

        return type is null && subtype is null
            ? Fact<AccountKind>.Unknown(UnknownCause.NotStated)
            : Fact<AccountKind>.Unknown(UnknownCause.Unlisted, Bounded($"{type} / {subtype}"));
    }

    private static Fact<string> OfVerification(string? status)
    {
        if (string.IsNullOrEmpty(status))
        {
            return Fact<string>.Known(VerificationStatuses.None);
        }

        // A vendor's own word `none` is not the one that stands for an absent status.
        var listed = Measures.Of(MeasureId.Verification).IndexOf(status) > 0;
        return listed ? Fact<string>.Known(status) : Fact<string>.Unknown(UnknownCause.Unlisted, Bounded(status));
    }

    private static Fact<TimeSpan> OfAge(AccountBalance balance, DateTimeOffset decidedAt)
    {
        if (TimeOf(balance, decidedAt) is { } time)
        {
            var age = decidedAt - time;
            return age <= FactLimits.DurationMax ? Fact<TimeSpan>.Known(age) : Fact<TimeSpan>.Unknown(UnknownCause.OutOfRange);
        }

        if (balance.AsOfUnreadable is { } text)
        {
            return Fact<TimeSpan>.Unknown(UnknownCause.Unreadable, Bounded(text));
        }

        var stated = balance.AsOf ?? (balance.Source == BalanceSourceKind.RealTime ? balance.RequestedAt : null);
        return stated is null
            ? Fact<TimeSpan>.Unknown(UnknownCause.NotStated)
            : Fact<TimeSpan>.Unknown(
                UnknownCause.InTheFuture,
                stated.Value.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
    }

    // What a vendor sends may be long, or hold control characters: a record keeps what can be shown.
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
