using System.Diagnostics.Metrics;
using FundsCheck.Plaid.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Retry;
using Polly.Testing;
using Polly.Timeout;

namespace FundsCheck.Plaid.Tests.Calls;

public sealed class PipelineCompositionTests
{
    private static readonly TimeSpan MaxRetryDelay = TimeSpan.FromSeconds(2);

    [Fact]
    public void Every_stage_is_one_strategy_with_the_options_of_the_host()
    {
        using var services = Services(options =>
        {
            (options.TotalTimeout, options.AttemptTimeout) = (TimeSpan.FromSeconds(17), TimeSpan.FromSeconds(5));
            (options.MaxRetryAttempts, options.RetryDelay, options.MaxRetryDelay) = (2, TimeSpan.FromSeconds(1), MaxRetryDelay);
        });

        var pipeline = PipelineOf(services);

        OptionsOf<TimeoutStrategyOptions>(pipeline.Total.GetPipelineDescriptor()).Timeout.Should().Be(TimeSpan.FromSeconds(17));
        OptionsOf<TimeoutStrategyOptions>(pipeline.Attempt.GetPipelineDescriptor()).Timeout.Should().Be(TimeSpan.FromSeconds(5));
        var retry = OptionsOf<RetryStrategyOptions<PlaidAttempt>>(pipeline.Retry.GetPipelineDescriptor());
        (retry.MaxRetryAttempts, retry.Delay, retry.MaxDelay).Should().Be((2, TimeSpan.FromSeconds(1), MaxRetryDelay));
        (retry.BackoffType, retry.UseJitter).Should().Be((DelayBackoffType.Exponential, true));
    }

    [Fact]
    public void No_retries_are_no_strategy()
    {
        using var services = Services(options => options.MaxRetryAttempts = 0);

        PipelineOf(services).Retry.GetPipelineDescriptor().Strategies.Should().BeEmpty();
    }

    [Fact]
    public async Task Polly_counts_a_retry_and_logs_no_more_of_a_failure_than_its_category()
    {
        var retries = 0;
        using var meters = new MeterListener();
        meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument is { Meter.Name: "Polly", Name: "resilience.polly.strategy.events" })
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        meters.SetMeasurementEventCallback<int>((_, count, tags, _) =>
        {
            if (tags.ToArray().Any(tag => tag is { Key: "event.name", Value: "OnRetry" }))
            {
                Interlocked.Add(ref retries, count);
            }
        });
        meters.Start();
        using var server = new TokenServer(options => options.RetryDelay = TimeSpan.FromSeconds(1));
        server.Answer("failing", Steps.Answer(503, ""));

        var failing = server.ReadAsync("failing");
        server.Time.Advance(TimeSpan.FromSeconds(2));

        (await failing.WaitAsync(TimeSpan.FromSeconds(60))).ShouldBeUnread("BALANCE_HTTP_ERROR");
        retries.Should().BePositive();
        var logged = server.Logs.Lines.Where(line => line.Contains(" Polly ", StringComparison.Ordinal)).ToList();
        logged.Should().Contain(line => line.Contains("OnRetry") && line.Contains("ProviderUnavailable"));
        logged.Should().NotContain(line => line.Contains(nameof(PlaidAttempt)));
    }

    private static PlaidPipeline PipelineOf(ServiceProvider services)
    {
        var loggers = services.GetRequiredService<ILoggerFactory>();
        var options = services.GetRequiredService<IOptions<PlaidOptions>>().Value;
        return new PlaidPipeline(
            services.GetRequiredService<PlaidCall>(), options, new KnownInstitutions(), TimeProvider.System,
            loggers.CreateLogger<PlaidPipeline>(), loggers, new PlaidTelemetry(factory: null));
    }

    private static ServiceProvider Services(Action<PlaidOptions> configure) =>
        Host.Services(configure, TimeProvider.System, new CapturedLogs()).BuildServiceProvider();

    private static T OptionsOf<T>(ResiliencePipelineDescriptor pipeline)
        where T : ResilienceStrategyOptions =>
        pipeline.Strategies.Should().ContainSingle().Which.Options.Should().BeOfType<T>().Subject;
}
