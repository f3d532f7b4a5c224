namespace FundsCheck.Testing.Tests.Auditing;

/// <summary>A fact source that gives what a test sets.</summary>
internal sealed class ScriptedFactSource : IFactSource
{
    public string Prefix => "x.signal.";

    public FactReading Next { get; set; } = new FactReading.Failed(FactFailures.SourceFailed);

    public ValueTask<FactReading> ReadAsync(FactRequest request, CancellationToken cancellationToken) => ValueTask.FromResult(Next);
}
