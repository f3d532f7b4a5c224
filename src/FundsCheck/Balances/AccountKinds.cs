using System.Collections.Frozen;

namespace FundsCheck.Balances;

/// <summary>
/// The account kinds, known by Plaid's types and subtypes (plaid.com/docs/api/accounts, account type schema, November 2026). A depository
/// or credit account is known by its subtype, and so is a loan, of which some are revolving. An investment or payroll account is one
/// whatever its subtype, also one that this version does not list.
/// </summary>
public static class AccountKinds
{
    private const string Depository =
        "cash management|cd|checking|ebt|hsa|limited purpose checking|money market|paypal|prepaid|savings";

    private const string Loan =
        "auto|business|commercial|construction|consumer|home equity loan|installment|loan|mortgage|other|overdraft|student";

    // An investment account's current balance is what it is worth, not what is owed: its line of credit is no credit kind.
    private static readonly FrozenDictionary<string, AccountKind> ByType = new Dictionary<string, AccountKind>(StringComparer.Ordinal)
    {
        ["investment"] = new("investment", AccountFamily.Other),
        ["payroll"] = new("payroll", AccountFamily.Other),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<(string Type, string Subtype), AccountKind> ByPair = Pairs().ToFrozenDictionary();

    /// <summary>Every kind there is, in ordinal order of the names.</summary>
    public static IReadOnlyList<AccountKind> All { get; } =
        [.. ByPair.Values.Concat(ByType.Values).Distinct().OrderBy(kind => kind.Name, StringComparer.Ordinal)];

    internal static FrozenDictionary<string, AccountKind> ByName { get; } = All.ToFrozenDictionary(
        kind => kind.Name, StringComparer.Ordinal);

    /// <summary>The kind of a vendor's type and subtype; null where they are not in the table, which rules judge as unknown.</summary>
    public static AccountKind? Find(string? type, string? subtype)
    {
        if (type is null)
        {
            return null;
        }

        return subtype is not null && ByPair.TryGetValue((type, subtype), out var kind) ? kind : ByType.GetValueOrDefault(type);
    }

    /// <summary>Whether a pair stands in the table, word for word.</summary>
    internal static bool IsListed(string? type, string? subtype) =>
        type is not null && subtype is not null && ByPair.ContainsKey((type, subtype));

    private static IEnumerable<KeyValuePair<(string Type, string Subtype), AccountKind>> Pairs()
    {
        foreach (var subtype in Depository.Split('|'))
        {
            yield return Pair("depository", subtype, new AccountKind(subtype, AccountFamily.Depository));
        }

        foreach (var subtype in Loan.Split('|'))
        {
            yield return Pair("loan", subtype, new AccountKind("loan", AccountFamily.Other));
        }

        yield return Pair("loan", "home equity", new AccountKind("home equity", AccountFamily.Credit));
        yield return Pair("loan", "line of credit", new AccountKind("line of credit", AccountFamily.Credit));
        yield return Pair("loan", "commercial line of credit", new AccountKind("line of credit", AccountFamily.Credit));
        yield return Pair("credit", "credit card", new AccountKind("credit card", AccountFamily.Credit));
        yield return Pair("credit", "paypal", new AccountKind("credit", AccountFamily.Credit));

        // Has no preset limit: a limit that is stated all the same is not known to be money that can be drawn.
        yield return Pair("credit", "charge card", new AccountKind("charge card", AccountFamily.Other));
    }

    private static KeyValuePair<(string Type, string Subtype), AccountKind> Pair(string type, string subtype, AccountKind kind) =>
        KeyValuePair.Create((type, subtype), kind);
}
