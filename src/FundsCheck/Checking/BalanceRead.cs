namespace FundsCheck.Checking;

/// <summary>One read of the balance of one account, for every check that shares it.</summary>
internal sealed class BalanceRead(SharedReads reads, ReadKey key, BalanceRequest request) : SourceRead<BalanceReading>(reads.UnderWay)
{
    public ReadKey Key => key;

    protected override BalanceReading TimedOut => new BalanceReading.Failed(BalanceFailures.TimedOut);

    protected override async ValueTask<BalanceReading> ReadAsync(CancellationToken cancellationToken) =>
        reads.Admit(await reads.Source.ReadAsync(request, cancellationToken).ConfigureAwait(false), request.Account);

    protected override BalanceReading Threw(Exception exception)
    {
        reads.Log.SourceThrew(exception.GetType().Name);
        return new BalanceReading.Failed(BalanceFailures.SourceFailed);
    }

    protected override void LogLate(double milliseconds) => reads.Log.SourceLate(milliseconds);

    protected override void Keep(long startedAt) => reads.Keep(key, Reading, startedAt);

    protected override void Forget() => reads.Forget(this);
}
