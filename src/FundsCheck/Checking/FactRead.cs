namespace FundsCheck.Checking;

/// <summary>One read of the facts of one check.</summary>
internal sealed class FactRead(FactReads reads, FactRequest request) : SourceRead<FactReading>(reads.UnderWay)
{
    protected override FactReading TimedOut => new FactReading.Failed(FactFailures.TimedOut);

    protected override async ValueTask<FactReading> ReadAsync(CancellationToken cancellationToken) =>
        reads.Admit(await reads.Source.ReadAsync(request, cancellationToken).ConfigureAwait(false));

    protected override FactReading Threw(Exception exception)
    {
        reads.Log.FactSourceThrew(exception.GetType().Name);
        return new FactReading.Failed(FactFailures.SourceFailed);
    }

    protected override void Keep(long startedAt)
    {
        // The facts are those of one check.
    }

    protected override void Forget()
    {
        // No other check shares the read.
    }

    protected override void LogLate(double milliseconds) => reads.Log.FactSourceLate(milliseconds);
}
