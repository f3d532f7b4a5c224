using System.Globalization;
using FundsCheck.DecisionLog;
using FundsCheck.DependencyInjection;
using FundsCheck.Rules;
using FundsCheck.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace FundsCheck.Benchmarks;

/// <summary>A host with a store of its own, which supplies the balances of its checks.</summary>
internal sealed class CheckHost : IDisposable
{
    // With this number an account has one to three open debits.
    public const int Accounts = 100_000;

    private const int DeclinedOneIn = 20;

    // A file system in memory, where a flush costs nothing.
    private const string Memory = "/dev/shm";

    private readonly DirectoryInfo? _folder;
    private readonly Action<FundsCheckBuilder> _useStore;
    private readonly TimeProvider _time;
    private ServiceProvider _services;
    private readonly int _accounts = Accounts;
    private int _number;

    /// <summary>A host with a decision log in a folder of its own.</summary>
    public CheckHost(bool isFlushed, TimeProvider? time = null)
        : this(!isFlushed && Directory.Exists(Memory)
            ? Directory.CreateDirectory(Path.Combine(Memory, $"fundscheck-benchmark-{Guid.NewGuid():n}"))
            : Directory.CreateTempSubdirectory("fundscheck-benchmark-"), time)
    {
    }

    /// <summary>A host with any store, whose debits have numbers after <paramref name="first"/>.</summary>
    public CheckHost(Action<FundsCheckBuilder> useStore, int first = 0, int accounts = Accounts)
    {
        (_useStore, _time, _number, _accounts) = (useStore, TimeProvider.System, first, accounts);
        _services = Open();
        Checker = _services.GetRequiredService<IFundsChecker>();
    }

    private CheckHost(DirectoryInfo folder, TimeProvider? time)
    {
        (_folder, _time) = (folder, time ?? TimeProvider.System);
        LogPath = Path.Combine(folder.FullName, "decisions.jsonl");
        _useStore = builder => builder.UseDecisionLog(LogPath);
        _services = Open();
        Checker = _services.GetRequiredService<IFundsChecker>();
    }

    public string LogPath { get; } = string.Empty;

    public IFundsChecker Checker { get; private set; }

    private IDecisionStore Store => _services.GetRequiredService<IDecisionStore>();

    public void Close() => _services.Dispose();

    public void OpenAgain()
    {
        Close();
        _services = Open();
        Checker = _services.GetRequiredService<IFundsChecker>();
    }

    /// <summary>Checks the next debit; one in twenty is larger than its balance.</summary>
    public async Task<FundsDecision> CheckNextAsync()
    {
        var number = Interlocked.Increment(ref _number);
        var account = string.Create(CultureInfo.InvariantCulture, $"account-{number % _accounts}");
        return await CheckAsync(DebitOf(number, account)).ConfigureAwait(false);
    }

    /// <summary>Checks a debit of 75 USD with a new id on an account.</summary>
    public Task<FundsDecision> CheckAsync(string account) =>
        CheckAsync(DebitOf(1, account) with { Id = $"debit-{Guid.NewGuid():n}" });

    private Task<FundsDecision> CheckAsync(ProposedDebit debit) =>
        Checker.CheckAsync(debit, new BalanceReading.Succeeded(BalanceOf(debit.Account.Key)));

    public async Task CheckManyAsync(int count)
    {
        for (var check = 0; check < count; check++)
        {
            await CheckNextAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Decides with the store only, from facts to a record.</summary>
    public async Task DecideManyAsync(int atOnce, int count)
    {
        var first = (await CheckNextAsync().ConfigureAwait(false)).Record;
        await Task.WhenAll(Enumerable.Range(0, atOnce).Select(_ => Task.Run(async () =>
        {
            for (var decision = 0; decision < count / atOnce; decision++)
            {
                await Store.DecideAsync(RequestOf(first), CancellationToken.None).ConfigureAwait(false);
            }
        }))).ConfigureAwait(false);
    }

    public void Dispose()
    {
        _services.Dispose();
        _folder?.Delete(recursive: true);
    }

    private DecisionRequest RequestOf(DecisionRecord like)
    {
        var number = Interlocked.Increment(ref _number);
        var account = string.Create(CultureInfo.InvariantCulture, $"account-{number % _accounts}");
        var debit = like.Debit with
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"debit-{number}"),
            AccountKey = account,
            SourceAccountId = account,
        };
        return new DecisionRequest
        {
            Debit = debit,
            Now = like.DecidedAt,
            BalanceTime = like.DecidedAt,
            RuleSet = RuleSet.Default,
            Decide = context => like with
            {
                Debit = debit,
                Revision = context.Revision,
                Holds = context.Holds,
                Facts = like.Facts with { Held = context.Holds.NotYetPosted, HeldPossible = context.Holds.PossiblyPosted },
                Verdict = RuleSet.Default.Judge(like.Facts),
            },
        };
    }

    private ServiceProvider Open()
    {
        var services = new ServiceCollection().AddSingleton(_time);
        _useStore(services.AddFundsCheck().UseBalanceSource(_ => new NoSource()));
        return services.BuildServiceProvider();
    }

    private static ProposedDebit DebitOf(int number, string account) => new()
    {
        Id = string.Create(CultureInfo.InvariantCulture, $"debit-{number}"),
        Account = new AccountRef(account, new Secret("none")),
        Amount = new Money(number % DeclinedOneIn == 0 ? 12_000.00m : 75.00m, Currency.Usd),
        EntryClass = "WEB",
    };

    private AccountBalance BalanceOf(string account)
    {
        var now = _time.GetUtcNow();
        return new AccountBalance
        {
            AccountId = account,
            Kind = AccountKinds.Find("checking"),
            Available = 9_000.00m,
            Current = 9_100.00m,
            Currency = new BalanceCurrency.Iso("USD"),
            Freshness = BalanceFreshness.RealTime,
            RequestedAt = now,
            RetrievedAt = now,
        };
    }

    private sealed class NoSource : IBalanceSource
    {
        public ValueTask<BalanceReading> ReadAsync(BalanceRequest request, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("every balance is supplied");
    }
}
