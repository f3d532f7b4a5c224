using FundsCheck.Rules;
using FundsCheck.Storage;
using FundsCheck.Tests.Checking;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FundsCheck.DecisionLog.Tests;

/// <summary>A host that keeps its decisions in a file of its own folder, and can be started again.</summary>
internal sealed class LogHost : IDisposable
{
    private const int AttemptsMax = 30_000;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("fundscheck-");
    private ServiceProvider? services;

    public LogHost() => Path = System.IO.Path.Combine(folder.FullName, "decisions.jsonl");

    public string Path { get; }

    public AdjustableTimeProvider Clock { get; } = new(Host.Start);

    public long SegmentBytes { get; set; } = DecisionLogOptions.SegmentBytesLeast;

    public Action<DecisionLogOptions> Configure { get; set; } = _ => { };

    public StoreMessages Messages { get; } = new();

    public RuleSet RuleSet { get; set; } = RuleSet.Default;

    /// <summary>A rule set that judges beside <see cref="RuleSet"/>; null for none.</summary>
    public RuleSet? Challenger { get; set; }

    public IFundsChecker Checker => Services.GetRequiredService<IFundsChecker>();

    public IDecisionStore Store => Services.GetRequiredService<IDecisionStore>();

    private ServiceProvider Services => services ??= Start();

    /// <summary>Checks against a balance of so much.</summary>
    public Task<FundsDecision> CheckAsync(string id, decimal amount, decimal? available = 1_000m) =>
        Checker.CheckAsync(Host.Debit(id, amount), new BalanceReading.Succeeded(BalanceOf(available)));

    public AccountBalance BalanceOf(decimal? available) => new()
    {
        AccountId = "acc",
        Kind = AccountKinds.Find("checking"),
        Available = available,
        Current = available,
        Currency = new BalanceCurrency.Iso("USD"),
        Freshness = BalanceFreshness.RealTime,
        RequestedAt = Clock.GetUtcNow(),
        RetrievedAt = Clock.GetUtcNow(),
    };

    /// <summary>A request for a decision like another one, on its own debit and account.</summary>
    public static DecisionRequest RequestLike(DecisionRecord like, int number)
    {
        var debit = like.Debit with { Id = $"debit-{number}", AccountKey = $"account-{number}", SourceAccountId = $"account-{number}" };
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

    /// <summary>Waits until the store has reopened its log, which happens on another thread.</summary>
    public async Task OpenAgainAsync()
    {
        for (var attempt = 0; attempt < AttemptsMax; attempt++)
        {
            try
            {
                await Store.FindAsync("never-seen", CancellationToken.None);
                return;
            }
            catch (DecisionNotRecordedException)
            {
                await Task.Delay(1);
            }
        }

        throw new InvalidOperationException("the store did not open its log again");
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
        var rules = Challenger is null
            ? RuleSetCatalog.Create(RuleSet)
            : RuleSetCatalog.Create([RuleSet, Challenger], RuleSet.Identity.Name);
        collection.AddFundsCheck(options => options.Challenger = Challenger?.Identity.Name).UseRules(rules).UseDecisionLog(Path, log =>
        {
            log.MaxSegmentBytes = SegmentBytes;
            Configure(log);
        }).UseBalanceSource(_ => new NoSource());
        collection.AddSingleton<ILogger<IFundsChecker>>(Messages);
        return collection.BuildServiceProvider();
    }

    private sealed class NoSource : IBalanceSource
    {
        public ValueTask<BalanceReading> ReadAsync(BalanceRequest request, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("every balance is supplied");
    }
}
