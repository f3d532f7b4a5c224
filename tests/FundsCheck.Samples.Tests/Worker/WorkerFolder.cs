using System.Globalization;
using FundsCheck.DecisionLog;
using FundsCheck.DependencyInjection;
using FundsCheck.Records;
using FundsCheck.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace FundsCheck.Samples.Tests.Worker;

/// <summary>A folder with an inbox and a decision log, in which debits were accepted and sent.</summary>
internal sealed class WorkerFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fundscheck-");

    public WorkerFolder() => _folder.CreateSubdirectory("inbox");

    public string FullName => _folder.FullName;

    public string Inbox => Path.Combine(FullName, "inbox");

    public string Log => Path.Combine(FullName, "decisions.jsonl");

    public (string Key, string? Value)[] Settings => [("Inbox:Folder", Inbox), ("FundsCheck:DecisionLog:Path", Log)];

    /// <summary>A time that an event of a debit that was just sent may have, as a bank's file states it.</summary>
    public static string Now =>
        TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public string PathOf(string name) => Path.Combine(Inbox, name);

    public void Write(string name, params IEnumerable<string> rows) =>
        File.WriteAllText(PathOf(name), string.Concat(rows.Prepend("id,event,code,at").Select(row => $"{row}\n")));

    public string Read(string name) => File.ReadAllText(PathOf(name));

    public bool Has(string name) => File.Exists(PathOf(name));

    /// <summary>Accepts debits of 1.00 USD and records that they were sent, as the service that checks does.</summary>
    public Task SendAsync(params IEnumerable<string> ids) => SendAsync(checker => checker.UseDecisionLog(Log), ids);

    public static async Task SendAsync(Action<FundsCheckBuilder> useStore, params IEnumerable<string> ids)
    {
        var services = new ServiceCollection();
        var builder = services.AddFundsCheck().UseBalanceSource(
            _ => new ScriptedBalanceSource(TimeProvider.System).AlwaysAvailable(Money.Parse("1000000.00 USD")));
        useStore(builder);
        await using var host = services.BuildServiceProvider();
        var checker = host.GetRequiredService<IFundsChecker>();
        await Parallel.ForEachAsync(ids, async (id, cancellationToken) =>
        {
            await checker.CheckAsync(
                new ProposedDebit { Id = id, Account = new AccountRef("account"), Amount = Money.Parse("1.00 USD"), EntryClass = "WEB" },
                cancellationToken);
            await checker.RecordAsync(id, new DebitEvent.Sent(), cancellationToken: cancellationToken);
        });
    }

    /// <summary>The events of a debit in the log, without the sending.</summary>
    public IReadOnlyList<DebitEvent> EventsOf(string id) =>
    [
        .. RecordFile.Find(Log, id)!.Events.Select(recorded => recorded.Event).Where(what => what is not DebitEvent.Sent),
    ];

    public void Dispose() => _folder.Delete(recursive: true);
}
