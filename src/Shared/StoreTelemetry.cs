using System.Diagnostics.Metrics;

namespace FundsCheck;

/// <summary>The metrics of the commits of a store that outlives the process.</summary>
internal sealed class StoreTelemetry : IDisposable
{
    private const long Never = long.MinValue;

    private readonly TimeProvider _time;
    private readonly Meter _meter;
    private readonly Histogram<double> _duration;
    private readonly Counter<long> _written;
    private readonly KeyValuePair<string, object?> _store;
    private long _writtenAt = Never;

    /// <param name="factory">The host's meters; null where it has none.</param>
    /// <param name="time">The clock of the durations.</param>
    /// <param name="store">The name of the store's kind.</param>
    public StoreTelemetry(IMeterFactory? factory, TimeProvider time, string store)
    {
        _time = time;
        _store = new KeyValuePair<string, object?>("fundscheck.store", store);
        _meter = LibraryMeter.Create(factory);
        _duration = _meter.CreateHistogram(
            "fundscheck.store.commit.duration", "s", "How long the commits of a store take, each of a batch of records.", tags: null,
            new InstrumentAdvice<double>
            {
                HistogramBucketBoundaries = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
            });
        _written = _meter.CreateCounter<long>("fundscheck.store.written", "By", "Bytes of committed records.");
        _meter.CreateObservableGauge(
            "fundscheck.store.write.age", ReadAge, "s", "Time since the latest commit of this process; nothing before the first.");
    }

    /// <summary>The time stamp at which a commit starts.</summary>
    public long Start() => _time.GetTimestamp();

    /// <summary>A commit succeeded.</summary>
    public void Succeeded(long startedAt, long bytes)
    {
        Volatile.Write(ref _writtenAt, _time.GetTimestamp());
        _duration.Record(_time.GetElapsedTime(startedAt).TotalSeconds, _store);
        _written.Add(bytes, _store);
    }

    /// <summary>A commit failed.</summary>
    /// <param name="startedAt">When it started.</param>
    /// <param name="type">The type of the exception, or the server's code.</param>
    public void Failed(long startedAt, string type) => _duration.Record(
        _time.GetElapsedTime(startedAt).TotalSeconds, _store, new KeyValuePair<string, object?>("error.type", type));

    public void Dispose() => _meter.Dispose();

    private Measurement<double>[] ReadAge() => Volatile.Read(ref _writtenAt) is not Never and var at
        ? [new Measurement<double>(_time.GetElapsedTime(at).TotalSeconds, _store)]
        : [];
}
