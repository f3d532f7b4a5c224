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
    private PlaidSource source = null!;

    public static MatrixTheoryData<string, string> Cases { get; } =
        new(PlaidSource.All.Select(source => source.Name), BalanceSourceContract.Names);

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Every_source_keeps_the_contract(string sourceName, string name)
    {
        source = PlaidSource.Get(sourceName);
        await using var observed = host = new ObservedHost(sandbox.Address, Timeout, source.Configure);

        await BalanceSourceContract.RunAsync(name, Create, TestContext.Current.CancellationToken);
    }

    public async ValueTask InitializeAsync() =>
        sandbox = await PlaidSandbox.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => sandbox.DisposeAsync();

    private BalanceSourceUnderTest Create() => new()
    {
        Source = host.Source,
        ReadableAccounts = [Of("checking"), Of("savings"), Of("example")],
        FailingAccounts =
        [
            Of("error-item-login-required"), Of("error-internal-server-error"), Of("fault-reset"), Of("fault-cut-in-body"),
            new("any", new Secret("access-sandbox-nobody")),
            new("somebody-elses", new Secret(source.TokenOf(SandboxToken.Get("checking")))),
        ],
        HangingAccount = Of("fault-hang"),
        WaitForHangingRead = cancellationToken => sandbox.Requests.WhenArrivedAsync(1, cancellationToken),
    };

    private AccountRef Of(string name) =>
        new(SandboxToken.Get(name).AccountIds[0], new Secret(source.TokenOf(SandboxToken.Get(name))));
}
