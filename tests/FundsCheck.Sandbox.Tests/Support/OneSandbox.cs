namespace FundsCheck.Sandbox.Tests.Support;

/// <summary>A sandbox for all tests of a class that do not change it.</summary>
public sealed class OneSandbox : IAsyncLifetime
{
    public PlaidSandbox Sandbox { get; private set; } = null!;

    internal Client Client { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Sandbox = await PlaidSandbox.StartAsync();
        Client = new Client(Sandbox.Address);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Sandbox.DisposeAsync();
    }
}
