namespace FundsCheck.Tests.Rules.Generation;

/// <summary>The words of the rule format, restated from its description, and not read from the library.</summary>
internal static class Vocabulary
{
    public static readonly string[] DepositoryKinds =
        ["checking", "savings", "cash management", "cd", "ebt", "hsa", "limited purpose checking", "money market", "paypal", "prepaid"];

    public static readonly string[] CreditKinds = ["credit card", "line of credit", "home equity", "credit"];

    public static readonly string[] Kinds = [.. DepositoryKinds, .. CreditKinds, "charge card", "loan", "investment", "payroll"];

    public static readonly string[] Verifications =
    [
        "none", "verifiedAutomatically", "verifiedManually", "matched", "matchedWithCaution", "pending", "failed", "expired",
    ];

    public static readonly string[] Readings =
    [
        "read", "userActionRequired", "accountUnavailable", "institutionUnavailable", "providerUnavailable", "rateLimited", "staleBalance",
        "misconfigured", "invalidResponse",
    ];

    /// <summary>Codes of failures, which are open text; <c>none</c> where the balance was read.</summary>
    public static readonly string[] FailureCodes =
        [
            "none", "ITEM_LOGIN_REQUIRED", "INSTITUTION_DOWN", "BALANCE_TIMEOUT", "PROVIDER_UNAVAILABLE", "OTHER_CODE",
            "e-42: Störung im Gerät",
        ];

    /// <summary>Whether a check of the measure judges failed readings.</summary>
    public static bool IsOfReading(string measure) => measure is "balance.reading" or "balance.failureCode";

    public static readonly string[] Currencies = ["same", "other", "unofficial", "missing", "contradictory"];

    /// <summary>What a rule set checks, or states to leave unchecked.</summary>
    public static readonly string[] Expected = ["account.kind", "account.verification", "balance.age", "balance.source"];

    /// <summary>The measures that every rule set has, but for the two gates.</summary>
    public static readonly MeasureInfo[] Measures =
    [
        Number("amount", "money", Side.Higher, canBeUnknown: false),
        Number("exposure", "money", Side.Higher, canBeUnknown: false),
        Number("debit.attempt", "integer", Side.Higher, canBeUnknown: true),
        Number("balance.age", "duration", Side.Higher, canBeUnknown: true),
        Number("available", "money", Side.Lower, canBeUnknown: true),
        Number("headroom.available", "money", Side.Lower, canBeUnknown: true),
        Number("headroom.current", "money", Side.Lower, canBeUnknown: true),
        Number("headroom.overdraft", "money", Side.Lower, canBeUnknown: true),
        Number("headroom.credit", "money", Side.Lower, canBeUnknown: true),
        Number("cover.available", "percent", Side.Lower, canBeUnknown: true),
        Words("debit.class", "text", canBeUnknown: false, "WEB", "PPD", "TEL", "CCD", "CTX", "ARC", "BOC", "POP", "RCK"),
        Words("debit.sameDay", "boolean", canBeUnknown: false, "false", "true"),
        Words("debit.lastReturn", "text", canBeUnknown: true, "none", "R01", "R09", "R02", "R03", "R04", "R08", "R10", "R16", "R29"),
        Words("account.kind", "text", canBeUnknown: true, Kinds),
        Words("account.verification", "text", canBeUnknown: true, Verifications),
        Words("balance.source", "text", canBeUnknown: false, "real-time", "cached", "supplied"),
    ];

    /// <summary>The facts of a headroom or cover besides amount and holds; a family of kinds counts as one.</summary>
    public static IReadOnlyList<string> NeedsOf(string measure) => measure switch
    {
        "headroom.available" or "cover.available" => ["available"],
        "headroom.current" => ["current", "depository"],
        "headroom.overdraft" => ["available", "limit", "depository"],
        "headroom.credit" => ["limit", "current", "credit"],
        _ => [],
    };

    /// <summary>The steps of a headroom or cover from which on the money covers the debit.</summary>
    public static long CoveredFrom(string measure) => measure == "cover.available" ? 10_000 : 0;

    /// <summary>Whether a kind has a measure at all.</summary>
    public static bool HasMeasure(string kind, string measure) => measure switch
    {
        "headroom.current" or "headroom.overdraft" => DepositoryKinds.Contains(kind),
        "headroom.credit" => CreditKinds.Contains(kind),
        _ => true,
    };

    private static MeasureInfo Number(string name, string type, Side worse, bool canBeUnknown) => new(name, type, worse, canBeUnknown, []);

    private static MeasureInfo Words(string name, string type, bool canBeUnknown, params string[] words) =>
        new(name, type, Side.None, canBeUnknown, words);
}
