using System.Collections.Frozen;

namespace FundsCheck.Plaid;

/// <summary>
/// The kinds of Plaid's types and subtypes (plaid.com/docs/api/accounts, account type schema, November 2026). The kind of a
/// depository or credit account depends on its subtype. A loan with an unlisted subtype is a loan; an investment or payroll account has its
/// kind for every subtype.
/// </summary>
internal static class PlaidAccountKinds
{
    private static readonly string[] Depository =
        ["cash management", "cd", "checking", "ebt", "hsa", "limited purpose checking", "money market", "paypal", "prepaid", "savings"];

    private static readonly FrozenDictionary<string, string> ByType = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["investment"] = "investment",
        ["loan"] = "loan",
        ["payroll"] = "payroll",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<(string Type, string Subtype), string> ByPair = new Dictionary<(string, string), string>
    {
        [("loan", "home equity")] = "home equity",
        [("loan", "line of credit")] = "line of credit",
        [("loan", "commercial line of credit")] = "line of credit",
        [("credit", "credit card")] = "credit card",
        [("credit", "charge card")] = "charge card",
        [("credit", "paypal")] = "credit",
    }.Concat(Depository.Select(subtype => KeyValuePair.Create(("depository", subtype), subtype))).ToFrozenDictionary();

    /// <summary>The kind of a type and subtype; null where the table lacks them.</summary>
    public static AccountKind? Find(string? type, string? subtype)
    {
        if (type is null)
        {
            return null;
        }

        var name = subtype is not null && ByPair.TryGetValue((type, subtype), out var kind) ? kind : ByType.GetValueOrDefault(type);
        return name is null ? null : AccountKinds.Find(name);
    }
}
