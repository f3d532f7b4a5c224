namespace FundsCheck.Sandbox.Tests.Support;

/// <summary>A sandbox with small delays and bodies, and a client, for tests of faults.</summary>
public abstract class FaultyExchange : IAsyncLifetime
{
    protected const int HugeBytes = 3_000_000;
    protected static readonly TimeSpan Silence = TimeSpan.FromMilliseconds(150);
    protected static readonly TimeSpan Long = TimeSpan.FromSeconds(20);

    protected PlaidSandbox Sandbox { get; private set; } = null!;

    private protected Client Client { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Sandbox = await PlaidSandbox.StartAsync(new PlaidSandboxOptions
        {
            SlowDelay = TimeSpan.FromMilliseconds(20),
            DripInterval = TimeSpan.FromTicks(1),
            HugeBodyBytes = HugeBytes,
            RecordedRequestsMax = 10,
        });
        Client = new Client(Sandbox.Address);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Sandbox.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected Task<Wire> RequestAsync(string fault) =>
        Wire.RequestAsync(Sandbox.Address, SandboxToken.Get($"fault-{fault}").AccessToken);
}
