using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using FundsCheck.DecisionLog;
using FundsCheck.DependencyInjection;
using FundsCheck.Plaid;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;

namespace FundsCheck.Telemetry.Tests;

/// <summary>The metrics as the SDK of OpenTelemetry collects them, beside docs/telemetry.md.</summary>
[Collection(nameof(OneHostAtATime))]
public sealed class MetricTests
{
    [Fact]
    public async Task Measurements_have_the_documented_names_types_units_and_attributes()
    {
        await using var host = await TelemetryHost.StartAsync();
        await Traffic.DriveAsync(host, "first");
        await Traffic.DriveRareAsync(host);

        host.Flush();

        var documented = TelemetryPage.Metrics.ToDictionary(metric => metric.Name);
        host.Metrics.Select(metric => metric.Name).Distinct().Should().HaveCountGreaterThan(20);
        foreach (var metric in host.Metrics)
        {
            documented.Should().ContainKey(metric.Name);
            var page = documented[metric.Name];
            metric.Unit.Should().Be(page.Unit, metric.Name);
            TypeOf(metric.MetricType).Should().Be(page.Type, metric.Name);
            AttributesOf(metric).Should().BeSubsetOf(page.Attributes, metric.Name);
        }

        Sum(host, "fundscheck.decisions", ("fundscheck.outcome", "accept")).Should().BePositive();
        Sum(host, "fundscheck.decisions", ("fundscheck.existing", true)).Should().Be(1);
        Sum(host, "fundscheck.decisions", ("fundscheck.reason", "INSUFFICIENT_AVAILABLE"), ("fundscheck.outcome", "decline"))
            .Should().Be(1);
        Sum(host, "fundscheck.decisions", ("fundscheck.rule_set.version", "2")).Should().BePositive();
        new[] { "invalid", "conflict", "closed" }.Select(type => Sum(host, "fundscheck.check.failures", ("error.type", type)))
            .Should().AllBeEquivalentTo(1);
        Sum(host, "fundscheck.check.failures", ("error.type", "notRecorded")).Should().Be(0);
        Sum(host, "fundscheck.events", ("fundscheck.event", "sent")).Should().Be(1);
        Sum(host, "fundscheck.clock.jumps", ("fundscheck.direction", "ahead")).Should().Be(1);
        Sum(host, "fundscheck.plaid.saved_calls", ("fundscheck.cause", "rate_limit")).Should().BePositive();
        Sum(host, "fundscheck.plaid.circuits.open", ("fundscheck.plaid.circuit", "plaid")).Should().Be(1);
        Sum(host, "fundscheck.plaid.retries").Should().BePositive();
        Sum(host, "fundscheck.rules.reloads", ("fundscheck.result", "loaded")).Should().Be(1);
        Sum(host, "fundscheck.store.written", ("fundscheck.store", "decision_log")).Should().BePositive();
    }

    [Fact]
    public async Task Histograms_advise_buckets_for_their_durations()
    {
        await using var host = await TelemetryHost.StartAsync();
        await Traffic.DriveAsync(host, "first");

        host.Flush();

        var histograms = host.Metrics.Where(metric => metric.MetricType == MetricType.Histogram).ToList();
        histograms.Select(metric => metric.Name).Distinct().Should().BeEquivalentTo(
            "fundscheck.check.duration", "fundscheck.check.stage.duration", "fundscheck.store.commit.duration");
        histograms.Should().OnlyContain(metric => FirstBucket(metric) < 0.01, "the SDK's own buckets of seconds begin with 0, 5, 10");
        StagesOf(histograms).Should().BeEquivalentTo("find", "read", "commit");
    }

    [Fact]
    public void Every_instrument_is_in_the_page_and_the_page_names_no_other()
    {
        var published = new ConcurrentDictionary<string, string>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (instrument.Meter.Name == FundsCheckTelemetry.MeterName)
                {
                    published[instrument.Name] = $"{instrument.Name} {TypeOf(instrument)} {instrument.Unit}";
                }
            },
        };
        listener.Start();

        using var services = FullHost();

        published.Values.Should().BeEquivalentTo(TelemetryPage.Metrics.Select(metric => $"{metric.Name} {metric.Type} {metric.Unit}"));
    }

    [Fact]
    public async Task Two_hosts_of_one_process_do_not_mix()
    {
        await using var first = await TelemetryHost.StartAsync();
        await using var second = await TelemetryHost.StartAsync();
        var factory = first.Services.GetRequiredService<IMeterFactory>();
        var decisions = 0L;
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, it) =>
            {
                if (ReferenceEquals(instrument.Meter.Scope, factory) && instrument.Name == "fundscheck.decisions")
                {
                    it.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((_, value, _, _) => Interlocked.Add(ref decisions, value));
        listener.Start();

        await first.TryCheckAsync(TelemetryHost.Debit("d-1", "checking"));
        await second.TryCheckAsync(TelemetryHost.Debit("d-1", "checking"));

        decisions.Should().Be(1);
    }

    [Fact]
    public async Task A_host_without_meters_of_its_own_checks_and_measures()
    {
        var decisions = 0L;
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, it) =>
            {
                if (instrument.Meter.Name == FundsCheckTelemetry.MeterName && instrument.Name == "fundscheck.decisions")
                {
                    it.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((_, value, _, _) => Interlocked.Add(ref decisions, value));
        listener.Start();
        var collection = new ServiceCollection();
        collection.AddFundsCheck().KeepDecisionsInMemory().UseBalanceSource(_ => new FailingSource());
        await using var services = collection.BuildServiceProvider();

        var decision = await services.GetRequiredService<IFundsChecker>().CheckAsync(TelemetryHost.Debit("d-1", "checking"));

        services.GetService<IMeterFactory>().Should().BeNull();
        decision.Outcome.Should().Be(Outcome.Review);
        decisions.Should().Be(1);
    }

    [Fact]
    public async Task Codes_of_a_provider_make_no_series_without_bound()
    {
        await using var host = await TelemetryHost.StartAsync(keep: builder => builder.KeepDecisionsInMemory());
        var source = new FailingSource();
        var collection = new ServiceCollection();
        collection.AddFundsCheck().KeepDecisionsInMemory().UseBalanceSource(_ => source);
        await using var services = collection.BuildServiceProvider();
        var checker = services.GetRequiredService<IFundsChecker>();
        for (var number = 0; number < 400; number++)
        {
            source.Code = $"NEW_CODE_{number}";
            await checker.CheckAsync(TelemetryHost.Debit($"d-{number}", "checking"));
        }

        host.Flush();

        var reasons = host.Metrics.Where(metric => metric.Name == "fundscheck.reasons").SelectMany(PointsOf)
            .SelectMany(point => point.Tags).Where(tag => tag.Key == "fundscheck.reason").Select(tag => tag.Value).Distinct().ToList();
        reasons.Should().HaveCount(257).And.Contain("_OTHER");
    }

    /// <summary>Every part that has instruments. Nothing connects to the addresses.</summary>
    private static ServiceProvider FullHost()
    {
        var collection = new ServiceCollection();
        collection.AddMetrics();
        collection.AddLogging();
        collection.AddFundsCheck().KeepDecisionsInMemory().AddPlaid(plaid =>
        {
            plaid.BaseAddress = new Uri("http://127.0.0.1:9");
            plaid.ClientId = "client";
            plaid.Secret = new Secret("secret");
        });
        var log = new ServiceCollection();
        new FundsCheckBuilder(log).UseDecisionLog("unused.jsonl");
        var storeTelemetry = log.Single(service => service.ServiceType.Name == "StoreTelemetry");
        ((ICollection<ServiceDescriptor>)collection).Add(storeTelemetry);
        var services = collection.BuildServiceProvider();
        services.GetRequiredService<IFundsChecker>();
        services.GetRequiredService(storeTelemetry.ServiceType);
        return services;
    }

    private static double Sum(TelemetryHost host, string name, params (string Name, object Value)[] attributes) =>
        host.Metrics.Where(metric => metric.Name == name).SelectMany(PointsOf)
            .Where(point => attributes.All(
                attribute => point.Tags.Any(tag => tag.Key == attribute.Name && Equals(tag.Value, attribute.Value))))
            .Sum(point => point.Value);

    private static IEnumerable<(double Value, List<KeyValuePair<string, object?>> Tags)> PointsOf(MetricSnapshot metric)
    {
        foreach (var point in metric.MetricPoints)
        {
            var tags = new List<KeyValuePair<string, object?>>();
            foreach (var tag in point.Tags)
            {
                tags.Add(tag);
            }

            var value = metric.MetricType switch
            {
                MetricType.Histogram => point.GetHistogramCount(),
                MetricType.LongGauge => point.GetGaugeLastValueLong(),
                MetricType.DoubleGauge => point.GetGaugeLastValueDouble(),
                _ => point.GetSumLong(),
            };
            yield return (value, tags);
        }
    }

    private static IEnumerable<string> AttributesOf(MetricSnapshot metric) =>
        PointsOf(metric).SelectMany(point => point.Tags).Select(tag => tag.Key).Distinct();

    private static IEnumerable<string?> StagesOf(IEnumerable<MetricSnapshot> metrics) => metrics.SelectMany(PointsOf)
        .SelectMany(point => point.Tags).Where(tag => tag.Key == "fundscheck.stage").Select(tag => (string?)tag.Value).Distinct();

    private static double FirstBucket(MetricSnapshot metric)
    {
        foreach (var bucket in metric.MetricPoints[0].GetHistogramBuckets())
        {
            return bucket.ExplicitBound;
        }

        return double.PositiveInfinity;
    }

    private static string TypeOf(MetricType type) => type switch
    {
        MetricType.Histogram => "histogram",
        MetricType.LongSum => "counter",
        MetricType.LongSumNonMonotonic => "up-down counter",
        _ => "gauge",
    };

    private static string TypeOf(Instrument instrument) => instrument.GetType().Name.Split('`')[0] switch
    {
        "Histogram" => "histogram",
        "Counter" => "counter",
        "UpDownCounter" => "up-down counter",
        _ => "gauge",
    };
}
