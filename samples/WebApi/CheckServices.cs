using FundsCheck.AspNetCore;
using FundsCheck.DecisionLog;
using FundsCheck.Plaid;
using FundsCheck.PostgreSql;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace FundsCheck.Samples.WebApi;

/// <summary>FundsCheck with its store, balances, health and telemetry.</summary>
internal static class CheckServices
{
    /// <summary>A database where one is configured, for any number of processes; else a decision log, for this one.</summary>
    public static void AddChecks(this IServiceCollection services, IConfiguration configuration)
    {
        var checks = services.AddFundsCheck(configuration).AddPlaid(configuration);
        _ = configuration.GetSection("FundsCheck:PostgreSql").Exists()
            ? checks.UsePostgreSql(configuration)
            : checks.UseDecisionLog(configuration);
        services.AddFundsCheckProblemDetails();
        services.AddHealthChecks().AddFundsCheckHealthChecks("ready");
    }

    /// <summary>Metrics at /metrics; metrics and traces to a collector where OTEL_EXPORTER_OTLP_ENDPOINT names one.</summary>
    public static void AddTelemetry(this IServiceCollection services)
    {
        var telemetry = services.AddOpenTelemetry()
            .WithMetrics(metrics => metrics.AddMeter(FundsCheckTelemetry.MeterName, "Polly", "System.Net.Http", "System.Runtime")
                .AddAspNetCoreInstrumentation().AddPrometheusExporter())
            .WithTracing(traces => traces.AddSource(FundsCheckTelemetry.ActivitySourceName).AddAspNetCoreInstrumentation());
        if (Environment.GetEnvironmentVariable("OTEL_EXPORTER_OTLP_ENDPOINT") is not null)
        {
            telemetry.UseOtlpExporter();
        }
    }
}
