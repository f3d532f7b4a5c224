using FundsCheck.Plaid;

namespace FundsCheck.Cli.Checking;

/// <summary>The values of <c>--source</c>.</summary>
internal static class BalanceSourceNames
{
    public const string CachedFirst = "cached-first";
    public const string Default = "real-time";
    public const string Processor = "processor";
    public const string Signal = "signal";

    private static readonly Dictionary<string, Action<PlaidOptions>> Sources = new(StringComparer.Ordinal)
    {
        [Default] = _ => { },
        ["cached"] = plaid => plaid.CachedBalances.Use = CachedBalanceUse.Only,
        [CachedFirst] = plaid => plaid.CachedBalances.Use = CachedBalanceUse.First,
        [Processor] = plaid => plaid.TokenKind = PlaidTokenKind.Processor,
        [Signal] = _ => { },
    };

    public static IEnumerable<string> All => Sources.Keys;

    /// <summary>The options of a source; null where there is no such source.</summary>
    public static Action<PlaidOptions>? Find(string name) => Sources.GetValueOrDefault(name);
}
