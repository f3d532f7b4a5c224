namespace FundsCheck.Samples.Tests.Worker;

/// <summary>The checker of a host, with something that happens before each event is recorded.</summary>
internal sealed class InterruptedChecker(IFundsChecker inner, Func<string, CancellationToken, Task> before) : IFundsChecker
{
    public async Task<RecordedEvent> RecordAsync(
        string debitId, DebitEvent what, int? revision = null, CancellationToken cancellationToken = default)
    {
        await before(debitId, cancellationToken);
        return await inner.RecordAsync(debitId, what, revision, cancellationToken);
    }

    public Task<FundsDecision> CheckAsync(ProposedDebit debit, CancellationToken cancellationToken = default) =>
        inner.CheckAsync(debit, cancellationToken);

    public Task<FundsDecision> CheckAsync(ProposedDebit debit, BalanceReading reading, CancellationToken cancellationToken = default) =>
        inner.CheckAsync(debit, reading, cancellationToken);

    public IAsyncEnumerable<CheckResult> CheckAllAsync(
        IAsyncEnumerable<ProposedDebit> debits, CancellationToken cancellationToken = default) =>
        inner.CheckAllAsync(debits, cancellationToken);
}
