using FundsCheck.DecisionLog;
using FundsCheck.Rules;
using Microsoft.Extensions.DependencyInjection;

namespace FundsCheck.Cli.Tests.Decisions;

/// <summary>Writes a decision log whose debits a fact source evaluated as Plaid's Signal does.</summary>
internal sealed class SignalLog : IFactSource, IBalanceSource, IDisposable
{
    private readonly ServiceProvider _services;

    public SignalLog(string path)
    {
        var collection = new ServiceCollection().AddSingleton<TimeProvider>(Clock);
        collection.AddFundsCheck().UseRules(RuleSet.Load(Path.Combine(Repository.Root, "rules", "examples", "signal.json")))
            .UseDecisionLog(path).UseBalanceSource(_ => this).UseFactSource(_ => this);
        _services = collection.BuildServiceProvider();
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 19, 15, 0, 0, TimeSpan.Zero));

    public string Prefix => "x.signal.";

    private IFundsChecker Checker => _services.GetRequiredService<IFundsChecker>();

    public Task<FundsDecision> CheckAsync(string id, string result)
    {
        var now = Clock.GetUtcNow();
        return Checker.CheckAsync(
            new ProposedDebit
            {
                Id = $"{id}-{result}",
                Account = new AccountRef(id, new Secret("token-never-shown")),
                Amount = new Money(60m, Currency.Usd),
                EntryClass = "WEB",
            },
            new BalanceReading.Succeeded(new AccountBalance
            {
                AccountId = id,
                Kind = AccountKinds.Find("checking"),
                Available = 100m,
                Currency = new BalanceCurrency.Iso("USD"),
                Freshness = BalanceFreshness.RealTime,
                RequestedAt = now,
                RetrievedAt = now,
            }));
    }

    public Task RecordAsync(string id, DebitEvent happened) => Checker.RecordAsync(id, happened);

    public ValueTask<FactReading> ReadAsync(FactRequest request, CancellationToken cancellationToken) => ValueTask.FromResult<FactReading>(
        request.Debit.Id.EndsWith("failed", StringComparison.Ordinal)
            ? new FactReading.Failed(new BalanceFailure(BalanceFailureCategory.ProviderUnavailable))
            : new FactReading.Succeeded(
                new Dictionary<string, CustomFact>(StringComparer.Ordinal)
                {
                    ["x.signal.result"] = CustomFact.From(request.Debit.Id.Split('-')[^1]),
                    ["x.signal.score.bankInitiated"] = CustomFact.From(9),
                    ["x.signal.warning"] = CustomFact.From("none"),
                },
                "t-" + request.Debit.Id));

    public ValueTask<BalanceReading> ReadAsync(BalanceRequest request, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("every balance is supplied");

    public void Dispose() => _services.Dispose();
}
