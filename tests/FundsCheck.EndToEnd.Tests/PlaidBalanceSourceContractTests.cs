using FundsCheck.Conformance;
using FundsCheck.Sandbox;

namespace FundsCheck.EndToEnd.Tests;

/// <summary>The contract of balance sources, kept by the Plaid adapter over HTTP.</summary>
public sealed class PlaidBalanceSourceContractTests : BalanceSourceContract, IAsyncLifetime
{
    // Only the unanswered read comes near it, and that one is cancelled first.
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    private PlaidSandbox sandbox = null!;
    private ObservedHost host = null!;

    protected override IBalanceSource Source => host.Source;

    protected override IReadOnlyList<AccountRef> Readable { get; } = [Of("checking"), Of("savings"), OfExample(0), OfExample(1)];

    protected override IReadOnlyList<AccountRef> Troubled { get; } =
    [
        Of("error-item-login-required"), Of("error-internal-server-error"), Of("fault-reset"), Of("fault-cut-in-body"),
        new("any", new Secret("access-sandbox-nobody")), new("somebody-elses", new Secret(SandboxToken.Get("checking").AccessToken)),
    ];

    protected override AccountRef Unanswered { get; } = Of("fault-hang");

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

    protected override Task WaitForTheUnansweredReadAsync(CancellationToken cancellationToken) =>
        sandbox.Requests.WhenArrivedAsync(1, cancellationToken);

    private static AccountRef Of(string name) =>
        new(SandboxToken.Get(name).AccountIds[0], new Secret(SandboxToken.Get(name).AccessToken));

    private static AccountRef OfExample(int account) =>
        new(SandboxToken.Get("example").AccountIds[account], new Secret(SandboxToken.Get("example").AccessToken));
}
