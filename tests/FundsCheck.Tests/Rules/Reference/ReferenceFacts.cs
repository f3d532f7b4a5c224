using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FundsCheck.Tests.Rules.Reference;

/// <summary>The facts of a test's <c>given</c>: stated, default or unknown.</summary>
internal sealed class ReferenceFacts
{
    private static readonly string[] DepositoryKinds =
    [
        "cash management", "cd", "checking", "ebt", "hsa", "limited purpose checking", "money market", "paypal", "prepaid", "savings",
    ];

    private static readonly string[] CreditKinds = ["credit card", "line of credit", "home equity", "credit"];

    private static readonly Dictionary<string, string> CodesOfCategories = new(StringComparer.Ordinal)
    {
        ["userActionRequired"] = "USER_ACTION_REQUIRED",
        ["accountUnavailable"] = "ACCOUNT_UNAVAILABLE",
        ["institutionUnavailable"] = "INSTITUTION_UNAVAILABLE",
        ["providerUnavailable"] = "PROVIDER_UNAVAILABLE",
        ["rateLimited"] = "PROVIDER_RATE_LIMITED",
        ["staleBalance"] = "STALE_BALANCE",
        ["misconfigured"] = "PROVIDER_MISCONFIGURED",
        ["invalidResponse"] = "PROVIDER_ERROR",
    };

    private readonly JsonObject given;
    private readonly IReadOnlyDictionary<string, DeclaredFact> customFacts;
    private readonly BigInteger held;
    private readonly BigInteger possible;
    private readonly BigInteger? available;
    private readonly BigInteger? current;
    private readonly BigInteger? limit;
    private readonly bool isDepository;
    private readonly bool isCredit;

    public ReferenceFacts(JsonObject given, IReadOnlyDictionary<string, DeclaredFact> customFacts)
    {
        this.given = given;
        this.customFacts = customFacts;
        Amount = Money("amount")!.Value;
        held = Money("held") ?? 0;
        possible = Money("held.possible") ?? 0;
        available = Money("available");
        current = Money("current");
        limit = Money("limit");
        var kind = Word("account.kind", "checking");
        isDepository = DepositoryKinds.Contains(kind);
        isCredit = CreditKinds.Contains(kind);
    }

    public BigInteger Amount { get; set; }

    public bool HasPossible => !possible.IsZero;

    public string Reading => Word("balance.reading", "read")!;

    /// <summary>The failure's own code; none where the balance was read.</summary>
    public string FailureCode => Reading switch
    {
        "read" => "none",
        "notRequested" => "BALANCE_NOT_NEEDED",
        var category => Word("balance.failureCode", null) ?? CodesOfCategories[category],
    };

    public string Currency => Word("balance.currency", "same")!;

    /// <summary>A measure with the certain holds only, or with the possible ones too; null where it is unknown.</summary>
    public Value? Measure(string name, bool withPossible)
    {
        var spoken = Amount + held + (withPossible ? possible : 0);
        return name switch
        {
            "amount" => Value.Of(Amount),
            "exposure" => Value.Of(spoken),
            "available" => Value.Of(available),
            "headroom.available" => Value.Of(available - spoken),
            "headroom.current" => Value.Of(isDepository ? current - spoken : null),
            "headroom.overdraft" => Value.Of(isDepository ? available + limit - spoken : null),
            "headroom.credit" => Value.Of(isCredit ? limit - current - spoken : null),
            "cover.available" => available is { } known ? new Value(null, 100 * Scaled.One * (known + Amount - spoken), Amount) : null,
            "debit.class" => Value.Of(Word(name, "WEB")),
            "debit.sameDay" => Value.Of(Word(name, "false")),
            "debit.lastReturn" => Value.Of(Word(name, "none")),
            "debit.attempt" => Value.Of(Number(name, "integer", "1")),
            "account.kind" => Value.Of(Word(name, "checking")),
            "account.verification" => Value.Of(Word(name, "none")),
            "balance.source" => Value.Of(Word(name, "real-time")),
            "balance.age" => Value.Of(Number(name, "duration", "0s")),
            "balance.reading" => Value.Of(Reading),
            "balance.failureCode" => Value.Of(FailureCode),
            "balance.currency" => Value.Of(Currency),
            _ => Host(name, customFacts[name]),
        };
    }

    // A host fact of another type than the declared one, or a word outside its list, is unknown.
    private Value? Host(string name, DeclaredFact declared) => (declared.Type, given[name]?.GetValueKind()) switch
    {
        ("boolean", JsonValueKind.True or JsonValueKind.False) => Value.Of(Word(name, null)),
        ("text", JsonValueKind.String) when declared.Words.Contains(Word(name, null)!) => Value.Of(Word(name, null)),
        ("integer", JsonValueKind.Number) => Value.Of(Number(name, "integer", null)),
        ("money" or "percent" or "duration", JsonValueKind.String) => Value.Of(Number(name, declared.Type, null)),
        _ => null,
    };

    private BigInteger? Money(string name) => Number(name, "money", null);

    private BigInteger? Number(string name, string type, string? whenAbsent) =>
        Word(name, whenAbsent) is { } text ? Scaled.Find(text, type) : null;

    private string? Word(string name, string? whenAbsent) =>
        given.TryGetPropertyValue(name, out var stated) ? stated?.ToString() : whenAbsent;
}
