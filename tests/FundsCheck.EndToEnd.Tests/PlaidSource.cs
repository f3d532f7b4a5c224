using FundsCheck.Plaid;
using FundsCheck.Sandbox;

namespace FundsCheck.EndToEnd.Tests;

/// <summary>One way to a balance at Plaid: its options, its token, and the endpoints that it calls.</summary>
internal sealed record PlaidSource(string Name, Action<PlaidOptions> Configure, params IReadOnlyList<SandboxEndpoint> Endpoints)
{
    public static IReadOnlyList<PlaidSource> All { get; } =
    [
        new("real-time", _ => { }, SandboxEndpoint.AccountsBalanceGet),
        new(
            "cached", plaid => plaid.CachedBalances.Use = CachedBalanceUse.Only,
            SandboxEndpoint.ItemGet, SandboxEndpoint.AccountsGet),
        new(
            "cached-first", plaid => plaid.CachedBalances.Use = CachedBalanceUse.First,
            SandboxEndpoint.ItemGet, SandboxEndpoint.AccountsGet, SandboxEndpoint.AccountsBalanceGet),
        new(
            "cached-when-real-time-fails", plaid => plaid.CachedBalances.Use = CachedBalanceUse.WhenRealTimeFails,
            SandboxEndpoint.AccountsBalanceGet, SandboxEndpoint.ItemGet, SandboxEndpoint.AccountsGet),
        new("processor", plaid => plaid.TokenKind = PlaidTokenKind.Processor, SandboxEndpoint.ProcessorBalanceGet),
    ];

    public static TheoryData<string> Names { get; } = [.. All.Select(source => source.Name)];

    public static PlaidSource Get(string name) => All.Single(source => source.Name == name);

    public string TokenOf(SandboxToken token) => Name is "processor" ? token.ProcessorToken! : token.AccessToken;
}
