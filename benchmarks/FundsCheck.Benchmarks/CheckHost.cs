using System.Globalization;
using FundsCheck.DecisionLog;
using FundsCheck.Rules;
using FundsCheck.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace FundsCheck.Benchmarks;

/// <summary>A host with a decision log in its own folder, which supplies the balances of its checks.</summary>
internal sealed class CheckHost : IDisposable
{
    // With this number an account has one to three open debits.
    public const int Accounts = 100_000;

    private const int DeclinedOneIn = 20;

    // A file system in memory, where a flush costs nothing.
    private const string Memory = "/dev/shm";

    private readonly DirectoryInfo _folder;
    private readonly TimeProvider _time;
    private ServiceProvider _services;
    private int _number;

    public CheckHost(bool isFlushed, TimeProvider? time = null)
    {
        _time = time ?? TimeProvider.System;
        _folder = !isFlushed && Directory.Exists(Memory)
            ? Directory.CreateDirectory(Path.Combine(Memory, $"fundscheck-benchmark-{Guid.NewGuid():n}"))
            : Directory.CreateTempSubdirectory("fundscheck-benchmark-");
        _services = Open();
        Checker = _services.GetRequiredService<IFundsChecker>();
    }

    public string LogPath => Path.Combine(_folder.FullName, "decisions.jsonl");

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
        var account = string.Create(CultureInfo.InvariantCulture, $"account-{number % Accounts}");
        return await Checker.CheckAsync(DebitOf(number, account), new BalanceReading.Succeeded(BalanceOf(account))).ConfigureAwait(false);
    }

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
        _folder.Delete(recursive: true);
    }

    private DecisionRequest RequestOf(DecisionRecord like)
    {
        var number = Interlocked.Increment(ref _number);
        var account = string.Create(CultureInfo.InvariantCulture, $"account-{number % Accounts}");
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
        services.AddFundsCheck().UseDecisionLog(LogPath)
            .UseBalanceSource(_ => new NoSource());
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
