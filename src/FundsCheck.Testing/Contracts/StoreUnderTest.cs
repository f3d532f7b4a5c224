using FundsCheck.Rules;
using FundsCheck.Storage;

namespace FundsCheck.Testing;

/// <summary>An empty decision store for one case, and the calls that the cases share.</summary>
internal sealed class StoreUnderTest(IDecisionStore store, CancellationToken cancellationToken) : IAsyncDisposable
{
    // Only a store that hangs takes as long.
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(60);

    public static DateTimeOffset Start => ContractRecords.Start;

    public Task<DecisionCommit> DecideAsync(Debit debit, Outcome outcome = Outcome.Accept, DateTimeOffset? at = null) =>
        DecideAsync(debit, context => ContractRecords.Record(debit, outcome, context, at ?? Start), at);

    public Task<DecisionCommit> DecideAsync(Debit debit, Func<DecisionContext, DecisionRecord> decide, DateTimeOffset? at = null) =>
        DecideAsync(RequestOf(debit, decide, at ?? Start));

    public Task<DecisionCommit> DecideAsync(DecisionRequest request) => DecideAsync(request, cancellationToken);

    public async Task<DecisionCommit> DecideAsync(DecisionRequest request, CancellationToken token) =>
        await WaitAsync(store.DecideAsync(request, token).AsTask());

    public Task<EventCommit> RecordAsync(string id, DebitEvent @event, DateTimeOffset? at = null) =>
        RecordAsync(new EventRequest(id, @event, at ?? @event.StatedAt ?? Start, MayApproveUnread: false));

    public Task<EventCommit> RecordAsync(EventRequest request) => WaitAsync(store.RecordAsync(request, cancellationToken).AsTask());

    public Task<DebitStatus?> FindAsync(string id, CancellationToken token) => WaitAsync(store.FindAsync(id, token).AsTask());

    /// <summary>The latest record of a debit; null where its id is new.</summary>
    public async Task<DecisionRecord?> FindAsync(string id) => (await FindAsync(id, cancellationToken))?.Record;

    public async Task<DebitStatus> GetAsync(string id) => Expect.Is<DebitStatus>(await FindAsync(id, cancellationToken), id);

    /// <summary>The holds that a further debit of an account would meet now.</summary>
    public Task<HoldTotals> HoldsNowAsync(string account = "account-1") => HoldsAsync(Start, Start, account);

    /// <summary>The holds that a further debit of an account would meet: seen by a decision that holds nothing itself.</summary>
    public async Task<HoldTotals> HoldsAsync(DateTimeOffset? balanceTime, DateTimeOffset now, string account = "account-1")
    {
        HoldTotals? seen = null;
        var probe = ContractRecords.Debit("probe-of-" + account, "1.00 USD", account);
        var request = RequestOf(
            probe,
            context =>
            {
                seen = context.Holds;
                return ContractRecords.Record(probe, Outcome.Decline, context, now) with { ValidUntil = now };
            },
            now);
        await DecideAsync(request with { BalanceTime = balanceTime });
        return Expect.Is<HoldTotals>(seen);
    }

    public static DecisionRequest RequestOf(Debit debit, Func<DecisionContext, DecisionRecord> decide, DateTimeOffset now) => new()
    {
        Debit = debit,
        RuleSet = RuleSet.Default,
        Now = now,
        BalanceTime = now,
        Decide = decide,
    };

    /// <summary>A decision that a case must not come to.</summary>
    public static DecisionRecord NotCalled(DecisionContext context) =>
        throw new InvalidOperationException("The store called Decide, which it must not here.");

    public Task<T> WaitAsync<T>(Task<T> task) => task.WaitAsync(CallTimeout, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (store is IAsyncDisposable asynchronous)
        {
            await asynchronous.DisposeAsync();
        }
        else
        {
            (store as IDisposable)?.Dispose();
        }
    }
}
