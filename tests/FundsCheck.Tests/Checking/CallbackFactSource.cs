namespace FundsCheck.Tests.Checking;

/// <summary>A fact source that calls a delegate, and counts its calls.</summary>
internal sealed class CallbackFactSource(Func<FactRequest, CancellationToken, ValueTask<FactReading>> read) : IFactSource
{
    private int _calls;

    public string Prefix { get; init; } = "x.signal.";

    public int Calls => Volatile.Read(ref _calls);

    public List<FactRequest> Requests { get; } = [];

    /// <summary>A source whose result is always the same text.</summary>
    public static CallbackFactSource Giving(string result) => new((_, _) => ValueTask.FromResult(Read(("x.signal.result", result))));

    public static FactReading Read(params (string Name, string Text)[] facts) => new FactReading.Succeeded(
        facts.ToDictionary(fact => fact.Name, fact => CustomFact.From(fact.Text), StringComparer.Ordinal), "reference-1", "request-1");

    public ValueTask<FactReading> ReadAsync(FactRequest request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _calls);
        lock (Requests)
        {
            Requests.Add(request);
        }

        return read(request, cancellationToken);
    }
}
