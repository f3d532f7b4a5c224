using System.Collections.Frozen;

namespace FundsCheck;

/// <summary>The account kinds: a closed list. Adapters map the types of their providers to it.</summary>
public static class AccountKinds
{
    private const string Cash = "cash management|cd|checking|ebt|hsa|limited purpose checking|money market|paypal|prepaid|savings";
    private const string Revolving = "credit|credit card|home equity|line of credit";

    // A charge card has no preset limit: a limit that is stated all the same is not known to be money that can be drawn. The current
    // balance of an investment account is what it is worth, not what is owed.
    private const string Others = "charge card|investment|loan|payroll";

    /// <summary>Every kind there is, in ordinal order of the names.</summary>
    public static IReadOnlyList<AccountKind> All { get; } =
    [
        .. Of(Cash, AccountFamily.Depository).Concat(Of(Revolving, AccountFamily.Credit)).Concat(Of(Others, AccountFamily.Other))
            .OrderBy(kind => kind.Name, StringComparer.Ordinal),
    ];

    internal static FrozenDictionary<string, AccountKind> ByName { get; } = All.ToFrozenDictionary(
        kind => kind.Name, StringComparer.Ordinal);

    /// <summary>The kind of a name, such as <c>checking</c>; null where there is none.</summary>
    public static AccountKind? Find(string name) => ByName.GetValueOrDefault(name);

    private static IEnumerable<AccountKind> Of(string names, AccountFamily family) =>
        names.Split('|').Select(name => new AccountKind(name, family));
}
