using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FundsCheck.Telemetry.Tests;

[Collection(nameof(OneHostAtATime))]
public sealed class StoppedCheckTests
{
    [Fact]
    public async Task A_check_that_the_stop_ends_is_no_unexpected_failure()
    {
        await using var host = await TelemetryHost.StartAsync();
        var types = new List<object?>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, it) =>
            {
                if (ReferenceEquals(instrument.Meter.Scope, host.Services.GetRequiredService<IMeterFactory>())
                    && instrument.Name is "fundscheck.check.failures" or "fundscheck.events")
                {
                    it.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) =>
            types.Add(new TagList(tags).Single(tag => tag.Key == "error.type").Value));
        listener.Start();
        var checker = host.Checker;
        await host.StopAsync();

        await checker.Awaiting(it => it.CheckAsync(TelemetryHost.Debit("d-1", "checking"))).Should().ThrowAsync<CheckerStoppedException>();
        await checker.Awaiting(it => it.RecordAsync("d-1", new DebitEvent.Sent())).Should().ThrowAsync<CheckerStoppedException>();

        types.Should().Equal("stopped", "stopped");
        var logged = host.Log.Events.Should().ContainSingle(it => it.Id.Id == 1015).Which;
        logged.Message.Should().Be("Gave no decision on debit d-1: stopped");
        logged.Level.Should().Be(LogLevel.Information);
    }
}
