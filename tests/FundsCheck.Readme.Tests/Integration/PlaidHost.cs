using FundsCheck;
using FundsCheck.Sandbox;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Readme.Tests.Integration;

// <plaid-host>
internal sealed class PlaidHost : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("payments-");
    private readonly IHost _host;

    private PlaidHost(PlaidSandbox sandbox)
    {
        Sandbox = sandbox;
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["FundsCheck:Plaid:BaseAddress"] = sandbox.Address.ToString(),
            ["FundsCheck:Plaid:ClientId"] = "any",
            ["FundsCheck:Plaid:Secret"] = "any",
            ["FundsCheck:Plaid:ConnectTimeout"] = "00:00:01",
            ["FundsCheck:Plaid:AttemptTimeout"] = "00:00:01",   // a hanging response takes a second, not 30
            ["FundsCheck:DecisionLog:Path"] = Path.Combine(_folder.FullName, "decisions.jsonl"),
        });
        builder.AddPayments();
        _host = builder.Build();
    }

    public PlaidSandbox Sandbox { get; }

    public static async Task<PlaidHost> StartAsync()
    {
        var host = new PlaidHost(await PlaidSandbox.StartAsync());
        await host._host.StartAsync();
        return host;
    }

    public Task<FundsDecision> CheckAsync(string debitId, SandboxToken token) =>
        _host.Services.GetRequiredService<IFundsChecker>().CheckAsync(new ProposedDebit
        {
            Id = debitId,
            Account = new AccountRef(token.AccountIds[0], new Secret(token.AccessToken)),
            Amount = Money.Parse("75.00 USD"),
            EntryClass = "WEB",
        });

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
        await Sandbox.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
// </plaid-host>
