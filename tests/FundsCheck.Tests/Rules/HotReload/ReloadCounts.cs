using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace FundsCheck.Tests.Rules.HotReload;

/// <summary>Listens to what reloads measure.</summary>
internal sealed class ReloadCounts : IDisposable
{
    private readonly MeterListener listener = new();
    private readonly ConcurrentDictionary<string, double> values = new();

    public ReloadCounts()
    {
        listener.InstrumentPublished = (instrument, it) =>
        {
            if (instrument.Meter.Name == "FundsCheck" && instrument.Name.StartsWith("fundscheck.rules.", StringComparison.Ordinal))
            {
                it.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => values.AddOrUpdate(
            $"{instrument.Name} {tags[0].Value}", value, (_, sum) => sum + value));
        listener.SetMeasurementEventCallback<int>((instrument, value, _, _) => values[instrument.Name] = value);
        listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => values[instrument.Name] = value);
        listener.Start();
    }

    public double this[string name]
    {
        get
        {
            listener.RecordObservableInstruments();
            return values.GetValueOrDefault($"fundscheck.rules.{name}");
        }
    }

    public void Dispose() => listener.Dispose();
}
