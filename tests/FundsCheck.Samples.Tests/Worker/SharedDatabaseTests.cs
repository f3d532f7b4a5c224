using FundsCheck.PostgreSql;
using FundsCheck.Storage;
using FundsCheck.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace FundsCheck.Samples.Tests.Worker;

/// <summary>The worker beside a service that checks, on one PostgreSQL store.</summary>
public sealed class SharedDatabaseTests : IDisposable
{
    private readonly WorkerFolder _folder = new();

    [Fact]
    public async Task A_return_that_the_worker_records_frees_the_hold_of_the_service()
    {
        Assert.SkipWhen(PostgresServer.WhyMissing is not null, PostgresServer.WhyMissing ?? string.Empty);
        var database = await SharedPostgresServer.CreateDatabaseAsync();
        PostgreSqlSchema.Migrate(database);
        var services = new ServiceCollection();
        services.AddFundsCheck().UsePostgreSql(database).UseBalanceSource(
            _ => new ScriptedBalanceSource(TimeProvider.System).AlwaysAvailable(Money.Parse("100.00 USD")));
        await using var service = services.BuildServiceProvider();
        var checker = service.GetRequiredService<IFundsChecker>();
        await checker.CheckAsync(Debit("d-1"));
        await checker.RecordAsync("d-1", new DebitEvent.Sent());
        var beside = await checker.CheckAsync(Debit("d-2"));

        _folder.Write("bank.csv", $"d-1,returned,R01,{WorkerFolder.Now}");
        await using var worker = new WorkerHost(
            settings: [("Inbox:Folder", _folder.Inbox), ("FundsCheck:PostgreSql:ConnectionString", database)]);
        await worker.StartAsync();
        await Polling.UntilAsync(() => _folder.Has("done/bank.csv"));

        beside.Outcome.Should().Be(Outcome.Decline);
        (await checker.CheckAsync(Debit("d-3"))).Outcome.Should().Be(Outcome.Accept);
        (await service.GetRequiredService<IDecisionStore>().FindAsync("d-1", default))!.State.Should().Be(DebitState.Returned);
        string.Join('\n', worker.Log.All).Should().NotContain("Password");
    }

    public void Dispose() => _folder.Dispose();

    private static ProposedDebit Debit(string id) =>
        new() { Id = id, Account = new AccountRef("account"), Amount = Money.Parse("75.00 USD"), EntryClass = "WEB" };
}
