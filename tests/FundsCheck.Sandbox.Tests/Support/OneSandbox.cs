namespace FundsCheck.Sandbox.Tests.Support;

/// <summary>A sandbox for all tests of a class that leave it as it was.</summary>
public sealed class OneSandbox : IAsyncLifetime
{
    public PlaidSandbox Sandbox { get; private set; } = null!;

    internal Asker Asker { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Sandbox = await PlaidSandbox.StartAsync();
        Asker = new Asker(Sandbox.Address);
    }

    public async ValueTask DisposeAsync()
    {
        Asker.Dispose();
        await Sandbox.DisposeAsync();
    }
}
