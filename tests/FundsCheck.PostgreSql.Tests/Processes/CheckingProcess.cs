using System.Globalization;
using FundsCheck.Reliability.Tests.Histories;
using FundsCheck.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace FundsCheck.PostgreSql.Tests.Processes;

/// <summary>
/// A process that checks random debits of the shared accounts until its input ends or it is killed. It appends each decision that it was
/// given to its file before it goes on.
/// </summary>
internal sealed class CheckingProcess
{
    public const string Argument = "--check-debits";

    private const int PercentShared = 15;
    private const int PercentCancelled = 40;
    private const int SharedIdsASecond = 4;
    private const int Callers = 3;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly string _name;
    private readonly IFundsChecker _checker;
    private readonly TimeProvider _time;
    private readonly Action<Acknowledgement> _acknowledge;

    private CheckingProcess(string name, IFundsChecker checker, TimeProvider time, Action<Acknowledgement> acknowledge) =>
        (_name, _checker, _time, _acknowledge) = (name, checker, time, acknowledge);

    /// <summary>The process itself.</summary>
    /// <param name="arguments">
    /// After <see cref="Argument"/>: its name, the seconds by which its clock is ahead, its file, and the connection string.
    /// </param>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var (name, file, connectionString) = (arguments[1], arguments[3], arguments[4]);
        var time = new ShiftedTimeProvider(TimeSpan.FromSeconds(int.Parse(arguments[2], CultureInfo.InvariantCulture)));
        using var ending = new CancellationTokenSource();

        // Reading the console blocks its thread, also asynchronously.
        var input = Task.Run(async () =>
        {
            Console.In.ReadToEnd();
            await ending.CancelAsync();
        });

        // The system has what is written even when the process is killed.
        await using var stream = new FileStream(file, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        var gate = new Lock();
        await using var services = Register(connectionString, time);
        var checker = await StartAsync(services, ending.Token);
        if (checker is not null)
        {
            var process = new CheckingProcess(name, checker, time, Acknowledge);
            await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => process.CheckAsync(caller, ending.Token)));
        }

        await input;
        return 0;

        void Acknowledge(Acknowledgement acknowledgement)
        {
            lock (gate)
            {
                stream.Write(System.Text.Encoding.UTF8.GetBytes(acknowledgement.ToLine()));
            }
        }
    }

    private static ServiceProvider Register(string connectionString, TimeProvider time)
    {
        var services = new ServiceCollection().AddSingleton(time);
        services.AddFundsCheck().UseRules(PlainRuleSet.Catalog)
            .UseBalanceSource(provider => new ScriptedBalanceSource(provider.GetRequiredService<TimeProvider>()))
            .UsePostgreSql(connectionString);
        return services.BuildServiceProvider();
    }

    /// <summary>Opens the store, again where the server is down; null where the input ended before.</summary>
    private static async Task<IFundsChecker?> StartAsync(ServiceProvider services, CancellationToken ending)
    {
        while (!ending.IsCancellationRequested)
        {
            try
            {
                return services.GetRequiredService<IFundsChecker>();
            }
            catch (StoreUnavailableException)
            {
                await Task.Delay(Pause, CancellationToken.None);
            }
        }

        return null;
    }

    private async Task CheckAsync(int caller, CancellationToken ending)
    {
        var random = new Random(HashCode.Combine(_name, caller));
        for (var number = 0; !ending.IsCancellationRequested; number++)
        {
            if (random.Next(100) < PercentShared)
            {
                // Other processes check the same id at the same time.
                var shared = (TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() * SharedIdsASecond / 1_000) + random.Next(2);
                await CheckAsync(
                    FormattableString.Invariant($"shared-{shared}"), SharedAccounts.KeyOf((int)(shared % SharedAccounts.Count)),
                    1m + (shared % 7));
                continue;
            }

            var id = FormattableString.Invariant($"{_name}-{caller}-{number}");
            var account = SharedAccounts.KeyOf(random.Next(SharedAccounts.Count));
            var amount = random.Next(1, 4_000) / 100m;
            if (await CheckAsync(id, account, amount) == Outcome.Accept && random.Next(100) < PercentCancelled)
            {
                var recorded = await RepeatAsync(() => _checker.RecordAsync(id, new DebitEvent.Cancelled()));
                _acknowledge(new Acknowledgement(id, account, amount, Acknowledgement.Cancelled, recorded.Revision));
            }
        }
    }

    private async Task<Outcome> CheckAsync(string id, string account, decimal amount)
    {
        var debit = SharedAccounts.Debit(id, account, amount);
        var decision = await RepeatAsync(
            () => _checker.CheckAsync(debit, SharedAccounts.Read(account, _time.GetUtcNow()), CancellationToken.None));
        var record = decision.Record;
        var outcome = record.Verdict.Outcome.ToString().ToLowerInvariant();
        _acknowledge(new Acknowledgement(id, account, record.Debit.Amount.Amount, outcome, record.Revision));
        return decision.Outcome;
    }

    /// <summary>Calls again with the same id, as a caller does that does not know whether it was recorded.</summary>
    private static async Task<T> RepeatAsync<T>(Func<Task<T>> call)
    {
        while (true)
        {
            try
            {
                return await call();
            }
            catch (DecisionNotRecordedException)
            {
                await Task.Delay(Pause);
            }
        }
    }
}
