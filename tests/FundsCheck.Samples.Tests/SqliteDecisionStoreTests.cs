using System.Text;
using FundsCheck.Records;
using FundsCheck.Storage;
using FundsCheck.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace FundsCheck.Samples.Tests;

public sealed class SqliteDecisionStoreTests : IDisposable
{
    private const string Token = "token-that-is-never-recorded";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fundscheck-");
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 2, 15, 0, 0, TimeSpan.Zero));
    private readonly List<ServiceProvider> _hosts = [];

    private string Database => Path.Combine(_folder.FullName, "decisions.db");

    [Fact]
    public async Task Decisions_and_holds_are_kept_when_the_store_is_opened_again()
    {
        var (first, store) = OpenHost("100.00 USD");
        var decision = await first.CheckAsync(Debit("d-1", "80.00 USD"));
        await first.RecordAsync("d-1", new DebitEvent.Sent(_clock.GetUtcNow()));
        store.Dispose();

        var (second, again) = OpenHost("100.00 USD");

        decision.Outcome.Should().Be(Outcome.Accept);
        again.RecordedUntil.Should().Be(_clock.GetUtcNow());
        again.IsDurable.Should().BeTrue();
        (await again.FindAsync("d-1", default))!.State.Should().Be(DebitState.Sent);
        (await second.CheckAsync(Debit("d-2", "30.00 USD"))).Outcome.Should().Be(Outcome.Decline);
    }

    [Fact]
    public async Task Two_stores_on_one_file_accept_no_money_twice()
    {
        var hosts = new[] { OpenHost("10.00 USD").Checker, OpenHost("10.00 USD").Checker };

        var decisions = await Task.WhenAll(Enumerable.Range(0, 40).Select(
            index => Task.Run(() => hosts[index % 2].CheckAsync(Debit($"d-{index}", "1.00 USD")))));

        decisions.Count(decision => decision.Outcome == Outcome.Accept).Should().Be(10);
        await VerifyExportAsync(decisions.Length);
    }

    [Fact]
    public async Task An_id_that_another_store_decided_is_an_existing_decision()
    {
        var first = await OpenHost("100.00 USD").Checker.CheckAsync(Debit("d-1", "80.00 USD"));

        var second = await OpenHost("5.00 USD").Checker.CheckAsync(Debit("d-1", "80.00 USD"));

        (second.IsExisting, second.Outcome, second.Record.DecidedAt).Should().Be((true, first.Outcome, first.Record.DecidedAt));
    }

    [Fact]
    public async Task The_export_verifies_and_replays()
    {
        var (checker, _) = OpenHost("100.00 USD");
        for (var number = 0; number < 20; number++)
        {
            await checker.CheckAsync(Debit($"d-{number}", $"{number + 1}.00 USD", $"account-{number % 3}"));
            _clock.Advance(TimeSpan.FromMinutes(10));
        }

        await checker.RecordAsync("d-0", new DebitEvent.Sent(_clock.GetUtcNow()));
        await checker.CheckAsync(Debit("d-5", "6.00 USD", "account-2"));

        await VerifyExportAsync(decisions: 21);
    }

    [Fact]
    public async Task A_first_decline_of_a_single_name_shows_no_link_as_in_every_other_store()
    {
        var (checker, _) = OpenHost("100.00 USD");
        await checker.CheckAsync(Debit("d-1", "500.00 USD", "a", "a"));
        await checker.CheckAsync(Debit("d-2", "10.00 USD", "a", "b"));
        await checker.CheckAsync(Debit("d-3", "10.00 USD", "c", "a"));
        await checker.CheckAsync(Debit("d-4", "10.00 USD", "d", "b"));

        await VerifyExportAsync(decisions: 4);
    }

    [Fact]
    public async Task A_failed_database_is_a_decision_that_was_not_recorded()
    {
        var (checker, store) = OpenHost("100.00 USD");
        await checker.CheckAsync(Debit("d-1", "1.00 USD"));
        await using (var broken = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Database};Pooling=False"))
        {
            await broken.OpenAsync();
            await using var command = broken.CreateCommand();
            command.CommandText = "ALTER TABLE account_name RENAME TO elsewhere";
            await command.ExecuteNonQueryAsync();
        }

        var check = () => checker.CheckAsync(Debit("d-2", "1.00 USD"));

        (await check.Should().ThrowAsync<DecisionNotRecordedException>()).WithMessage("*`d-2`*was not recorded*");
        (await store.FindAsync("d-2", default)).Should().BeNull();
    }

    [Fact]
    public async Task No_credential_is_in_the_files()
    {
        await OpenHost("100.00 USD").Checker.CheckAsync(Debit("d-1", "80.00 USD"));

        var files = _folder.GetFiles();

        files.Should().HaveCountGreaterThan(1);
        foreach (var file in files)
        {
            await using var stream = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var text = new StreamReader(stream, Encoding.Latin1);
            (await text.ReadToEndAsync()).Should().NotContain(Token);
        }
    }

    public void Dispose()
    {
        _hosts.ForEach(host => host.Dispose());
        _folder.Delete(recursive: true);
    }

    private static ProposedDebit Debit(string id, string amount, string key = "account-1", string? sourceId = null) => new()
    {
        Id = id,
        Account = new AccountRef(key, sourceId ?? key, new Secret(Token)),
        Amount = Money.Parse(amount),
        EntryClass = "WEB",
    };

    private (IFundsChecker Checker, SqliteDecisionStore Store) OpenHost(string available)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(_clock);
        services.AddFundsCheck().UseDecisionStore(_ => new SqliteDecisionStore(Database))
            .UseBalanceSource(_ => new ScriptedBalanceSource(_clock).AlwaysAvailable(Money.Parse(available)));
        _hosts.Add(services.BuildServiceProvider());
        return (_hosts[^1].GetRequiredService<IFundsChecker>(), (SqliteDecisionStore)_hosts[^1].GetRequiredService<IDecisionStore>());
    }

    private async Task VerifyExportAsync(int decisions)
    {
        var log = Path.Combine(_folder.FullName, "export.jsonl");
        using var store = new SqliteDecisionStore(Database);
        await using (var file = File.Create(log))
        {
            await store.ExportAsync(file, TestContext.Current.CancellationToken);
        }

        var (verified, replayed) = (RecordFile.Verify(log), Replay.Run(log));

        (verified.Decisions, verified.Differing, verified.IncompleteBytes).Should().Be((decisions, 0, 0));
        (replayed.Decisions, replayed.Differing).Should().Be((decisions, 0));
    }
}
