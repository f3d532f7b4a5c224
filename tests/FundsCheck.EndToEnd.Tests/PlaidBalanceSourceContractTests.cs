using FundsCheck.Sandbox;
using FundsCheck.Testing;

namespace FundsCheck.EndToEnd.Tests;

/// <summary>The contract of balance sources, kept by the Plaid adapter over HTTP.</summary>
public sealed class PlaidBalanceSourceContractTests : IAsyncLifetime
{
    // Only the hanging read comes near it, and that one is cancelled first.
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    private PlaidSandbox sandbox = null!;
    private ObservedHost host = null!;

    public static TheoryData<string> Names { get; } = [.. BalanceSourceContract.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public Task The_source_keeps_the_contract(string name) =>
        BalanceSourceContract.RunAsync(name, Create, TestContext.Current.CancellationToken);

    public async ValueTask InitializeAsync()
    {
        sandbox = await PlaidSandbox.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        host = new ObservedHost(sandbox.Address, Timeout);
    }

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        await sandbox.DisposeAsync();
    }

    private BalanceSourceUnderTest Create() => new()
    {
        Source = host.Source,
        ReadableAccounts = [Of("checking"), Of("savings"), Of("example"), Of("example", account: 1)],
        FailingAccounts =
        [
            Of("error-item-login-required"), Of("error-internal-server-error"), Of("fault-reset"), Of("fault-cut-in-body"),
            new("any", new Secret("access-sandbox-nobody")), new("somebody-elses", new Secret(SandboxToken.Get("checking").AccessToken)),
        ],
        HangingAccount = Of("fault-hang"),
        WaitForHangingRead = cancellationToken => sandbox.Requests.WhenArrivedAsync(1, cancellationToken),
    };

    private static AccountRef Of(string name, int account = 0) =>
        new(SandboxToken.Get(name).AccountIds[account], new Secret(SandboxToken.Get(name).AccessToken));
}
