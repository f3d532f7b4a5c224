using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace FundsCheck.Telemetry.Tests;

[Collection(nameof(OneHostAtATime))]
public sealed class FailedWriteTests
{
    [Fact]
    public async Task A_failed_write_of_the_decision_log_is_measured_by_the_type_of_its_exception()
    {
        await using var host = await TelemetryHost.StartAsync();
        var errors = new List<object?>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, it) =>
            {
                if (ReferenceEquals(instrument.Meter.Scope, host.Services.GetRequiredService<IMeterFactory>())
                    && instrument.Name == "fundscheck.store.commit.duration")
                {
                    it.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<double>((_, _, tags, _) => errors.Add(new TagList(tags).SingleOrDefault(
            tag => tag.Key == "error.type").Value));
        listener.Start();
        (await host.TryCheckAsync(TelemetryHost.Debit("d-1", "checking"))).Should().NotBeNull();

        File.Delete(host.DecisionLog);
        (await host.TryCheckAsync(TelemetryHost.Debit("d-2", "checking"))).Should().BeNull("the log is gone");

        errors.Should().HaveCount(2);
        errors[0].Should().BeNull();
        errors[1].Should().BeOfType<string>().Which.Should().EndWith("Exception");
        host.Log.Events.Should().ContainSingle(logged => logged.Id.Id == 1014)
            .Which.Message.Should().StartWith("Failed to check debit d-2: notRecorded, ");
    }
}
