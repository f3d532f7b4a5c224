using FundsCheck.Balances;
using FundsCheck.Decisions;
using FundsCheck.Pipeline;
using FundsCheck.Rules;
using FundsCheck.Testing;
using FundsCheck.Tests.Pipeline;
using Microsoft.Extensions.DependencyInjection;

namespace FundsCheck.Tests.Decisions.Log;

/// <summary>A host that keeps its decisions in a file of its own folder, and can be started again.</summary>
internal sealed class LogHost : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("fundscheck-");
    private ServiceProvider? services;

    public LogHost() => Path = System.IO.Path.Combine(folder.FullName, "decisions.jsonl");

    public string Path { get; }

    public ManualClock Clock { get; } = new(Host.Start);

    public long SegmentBytes { get; set; } = DecisionLogOptions.SegmentBytesLeast;

    public RuleSet RuleSet { get; set; } = RuleSet.Default;

    public IFundsChecker Checker => Services.GetRequiredService<IFundsChecker>();

    public IDecisionStore Store => Services.GetRequiredService<IDecisionStore>();

    private ServiceProvider Services => services ??= Start();

    /// <summary>Checks against a balance of so much.</summary>
    public Task<FundsDecision> CheckAsync(string id, decimal amount, decimal? available = 1_000m) =>
        Checker.CheckAsync(Host.Debit(id, amount), new BalanceReading.Read(BalanceOf(available)));

    public AccountBalance BalanceOf(decimal? available) => new()
    {
        AccountId = "acc",
        Type = "depository",
        Subtype = "checking",
        Available = available,
        Current = available,
        Currency = new BalanceCurrency.Iso("USD"),
        Source = BalanceSourceKind.RealTime,
        RequestedAt = Clock.GetUtcNow(),
        RetrievedAt = Clock.GetUtcNow(),
    };

    /// <summary>Asks for a decision like another one, on a debit and an account of its own.</summary>
    public static DecisionRequest RequestLike(DecisionRecord like, int number)
    {
        var debit = like.Debit with { Id = $"debit-{number}", AccountKey = $"account-{number}", SourceAccountId = $"account-{number}" };
        return new DecisionRequest
        {
            Debit = debit,
            Now = like.DecidedAt,
            BalanceTime = like.DecidedAt,
            RuleSet = RuleSet.Default,
            Decide = context => like with { Debit = debit, Revision = context.Revision, Holds = context.Holds, Verdict = RuleSet.Default.Judge(like.Facts) },
        };
    }

    public void Stop()
    {
        services?.Dispose();
        services = null;
    }

    public void Dispose()
    {
        Stop();
        folder.Delete(recursive: true);
    }

    private ServiceProvider Start()
    {
        var collection = new ServiceCollection().AddSingleton<TimeProvider>(Clock);
        collection.AddFundsCheck(options => options.RuleSet = RuleSet).KeepDecisionsIn(Path, log => log.SegmentBytesMax = SegmentBytes)
            .ReadBalancesFrom(_ => new NoSource());
        return collection.BuildServiceProvider();
    }

    private sealed class NoSource : IBalanceSource
    {
        public ValueTask<BalanceReading> ReadAsync(AccountRef account, CancellationToken cancellationToken) => throw new InvalidOperationException("every balance is supplied");
    }
}
