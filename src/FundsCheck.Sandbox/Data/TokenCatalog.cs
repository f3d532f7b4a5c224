using System.Collections.Frozen;

namespace FundsCheck.Sandbox;

/// <summary>
/// All access tokens: one for each Item, for each error of a balance call, and for each fault that occurs after the token is read.
/// </summary>
internal static class TokenCatalog
{
    public static IReadOnlyList<SandboxToken> All { get; } = [.. Items(), .. Errors(), .. Faults()];

    private static FrozenDictionary<string, SandboxToken> ByAccessToken { get; } = All.ToFrozenDictionary(
        token => token.AccessToken, StringComparer.Ordinal);

    private static FrozenDictionary<string, SandboxToken> ByProcessorToken { get; } = All.ToFrozenDictionary(
        token => token.ProcessorToken, StringComparer.Ordinal);

    public static SandboxToken? Find(string accessToken) => ByAccessToken.GetValueOrDefault(accessToken);

    public static SandboxToken? FindProcessor(string processorToken) => ByProcessorToken.GetValueOrDefault(processorToken);

    /// <summary>The name of the token of an error: <c>error-</c>, the code in lower case, and its reason, if any.</summary>
    public static string NameOf(SandboxError error) =>
        Dashed(error.Reason is null ? $"error-{error.Code}" : $"error-{error.Code}-{error.Reason}");

    private static IEnumerable<SandboxToken> Items() => ItemCatalog.All.Select(item => new SandboxToken(SandboxTokenKind.Item, item));

    private static IEnumerable<SandboxToken> Errors() =>
        from error in ErrorTable.OfBalances.Concat(ErrorTable.OAuthReasons())
        let name = NameOf(error)
        let reason = error.Reason is null ? "" : $" ({error.Reason})"
        let item = Item(name, $"Plaid's error {error.Code}{reason}, status {error.Status}: {error.Message}.")
        select new SandboxToken(SandboxTokenKind.Error, item, error: error);

    private static IEnumerable<SandboxToken> Faults() =>
        from fault in FaultCatalog.All
        where fault.Stage != SandboxFaultStage.BeforeRequest
        select new SandboxToken(SandboxTokenKind.Fault, Item($"fault-{fault.Name}", fault.Purpose), fault: fault);

    /// <summary>Each token has its own account ids, so that state by account is separate.</summary>
    private static SandboxItem Item(string name, string purpose) => new(name, purpose, new SandboxAccount($"checking-{name}"));

#pragma warning disable CA1308 // the names are lower-case ASCII by design
    private static string Dashed(string text) => text.Replace('_', '-').ToLowerInvariant();
#pragma warning restore CA1308
}
