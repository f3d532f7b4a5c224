using System.Collections.Frozen;

namespace FundsCheck.Sandbox;

/// <summary>Every access token: the Items, one for each error, one for each fault that can strike after the token is known.</summary>
internal static class TokenCatalog
{
    public static IReadOnlyList<SandboxToken> All { get; } = [.. Items(), .. Errors(), .. Faults()];

    private static FrozenDictionary<string, SandboxToken> ByAccessToken { get; } = All.ToFrozenDictionary(
        token => token.AccessToken, StringComparer.Ordinal);

    public static SandboxToken? Find(string accessToken) => ByAccessToken.GetValueOrDefault(accessToken);

    /// <summary>The name of an error's token: <c>error-</c>, the code in small letters, and the reason where it has one.</summary>
    public static string NameOf(SandboxError error) =>
        Dashed(error.Reason is null ? $"error-{error.Code}" : $"error-{error.Code}-{error.Reason}");

    private static IEnumerable<SandboxToken> Items() => ItemCatalog.All.Select(item => new SandboxToken(SandboxTokenKind.Item, item));

    private static IEnumerable<SandboxToken> Errors() =>
        from error in ErrorTable.All.Concat(ErrorTable.OAuthReasons())
        let name = NameOf(error)
        let reason = error.Reason is null ? "" : $" ({error.Reason})"
        let item = Item(name, $"Plaid's error {error.Code}{reason}, status {error.Status}: {error.Message}.")
        select new SandboxToken(SandboxTokenKind.Error, item, error: error);

    private static IEnumerable<SandboxToken> Faults() =>
        from fault in FaultCatalog.All
        where fault.Stage != SandboxFaultStage.BeforeRequest
        select new SandboxToken(SandboxTokenKind.Fault, Item($"fault-{fault.Name}", fault.Purpose), fault: fault);

    /// <summary>No two tokens share an account id: whoever keeps something by account keeps it apart.</summary>
    private static SandboxItem Item(string name, string purpose) => new(name, purpose, new SandboxAccount($"checking-{name}"));

#pragma warning disable CA1308 // the names are small letters by design, and ASCII
    private static string Dashed(string text) => text.Replace('_', '-').ToLowerInvariant();
#pragma warning restore CA1308
}
