using FundsCheck.DecisionLog;
using FundsCheck.DependencyInjection;
using FundsCheck.PostgreSql;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace FundsCheck.Samples.Worker;

/// <summary>Registers the worker in a host.</summary>
internal static class InboxWorkerExtensions
{
    private const string Database = "FundsCheck:PostgreSql:ConnectionString";
    private const string Log = "FundsCheck:DecisionLog:Path";

    public static void AddInboxWorker(this IHostApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        builder.Services.AddFundsCheck(configuration).UseBalanceSource(_ => new NoBalanceSource()).UseStore(configuration);
        builder.Services.AddOptions<InboxOptions>().BindSection(configuration, "Inbox")
            .Validate(inbox => Directory.Exists(inbox.Folder), "Folder is not an existing folder; create the folder, or name another")
            .Validate(
                inbox => inbox.PollInterval >= InboxOptions.PollIntervalMin && inbox.PollInterval <= InboxOptions.PollIntervalMax,
                "PollInterval is out of range; make it 10 ms to 1 h")
            .ValidateOnStart();
        builder.Services.AddSingleton(services => new Inbox(services.GetRequiredService<IOptions<InboxOptions>>().Value.Folder));
        builder.Services.AddSingleton<BankFileRecorder>();
        builder.Services.AddHostedService<InboxWorker>();
    }

    /// <summary>The store of the service that checks, or a log of which this process is the only writer.</summary>
    private static void UseStore(this FundsCheckBuilder checker, IConfiguration configuration) => _ =
        (string.IsNullOrEmpty(configuration[Database]), string.IsNullOrEmpty(configuration[Log])) switch
        {
            (false, true) => checker.UsePostgreSql(configuration),
            (true, false) => checker.UseDecisionLog(configuration),
            (false, false) => throw new InvalidOperationException($"{Database} and {Log} are set; set one of them"),
            _ => throw new InvalidOperationException(
                $"no decision store is set; set {Database} to share the store of the service that checks, or {Log} where this is the "
                    + "only process"),
        };
}
