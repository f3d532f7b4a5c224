using System.Collections.Frozen;

namespace FundsCheck.Balances;

/// <summary>
/// The account kinds, known only as (type, subtype) pairs of Plaid's table (plaid.com/docs/api/accounts, account type schema, June 2026).
/// A depository account is known by its subtype, revolving credit by its own name, all else by its type.
/// </summary>
public static class AccountKinds
{
    private const string Depository =
        "cash management|cd|checking|ebt|hsa|limited purpose checking|money market|paypal|prepaid|savings";

    private const string Loan =
        "auto|business|commercial|construction|consumer|loan|mortgage|other|overdraft|student";

    private const string Investment =
        "401a|401k|403B|457b|529|brokerage|cash isa|crypto exchange|education savings account|fhsa|fixed annuity|gic|" +
        "health reimbursement arrangement|hsa|ira|isa|keogh|lif|life insurance|line of credit|lira|lrif|lrsp|mutual fund|non-custodial wallet|" +
        "non-taxable brokerage account|other|other annuity|other insurance|pension|prif|profit sharing plan|qshr|rdsp|resp|retirement|rlif|" +
        "roth|roth 401k|roth 403B|roth 457b|roth pension|roth profit sharing plan|roth thrift savings plan|rrif|rrsp|sarsep|sep ira|" +
        "simple ira|sipp|stock plan|tfsa|thrift savings plan|trust|ugma|utma|variable annuity";

    private static readonly FrozenDictionary<(string Type, string Subtype), AccountKind> ByPair = Pairs().ToFrozenDictionary();

    /// <summary>Every kind there is, in ordinal order of the names.</summary>
    public static IReadOnlyList<AccountKind> All { get; } =
        [.. ByPair.Values.Distinct().OrderBy(kind => kind.Name, StringComparer.Ordinal)];

    internal static FrozenDictionary<string, AccountKind> ByName { get; } = All.ToFrozenDictionary(kind => kind.Name, StringComparer.Ordinal);

    /// <summary>The kind of a pair of vendor values; null where the pair is not in the table, which rules judge as unknown.</summary>
    public static AccountKind? Find(string? type, string? subtype) =>
        type is null || subtype is null ? null : ByPair.GetValueOrDefault((type, subtype));

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

        // An investment account's current balance is what it is worth, not what is owed: its line of credit is no credit kind.
        foreach (var subtype in Investment.Split('|'))
        {
            yield return Pair("investment", subtype, new AccountKind("investment", AccountFamily.Other));
        }

        yield return Pair("loan", "home equity", new AccountKind("home equity", AccountFamily.Credit));
        yield return Pair("loan", "line of credit", new AccountKind("line of credit", AccountFamily.Credit));
        yield return Pair("credit", "credit card", new AccountKind("credit card", AccountFamily.Credit));
        yield return Pair("credit", "paypal", new AccountKind("credit", AccountFamily.Credit));
        yield return Pair("payroll", "payroll", new AccountKind("payroll", AccountFamily.Other));
    }

    private static KeyValuePair<(string Type, string Subtype), AccountKind> Pair(string type, string subtype, AccountKind kind) =>
        KeyValuePair.Create((type, subtype), kind);
}
