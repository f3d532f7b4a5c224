using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace FundsCheck.Telemetry.Tests;

/// <summary>The dashboard and the alert rules in a real Prometheus, which scrapes a host that checks debits.</summary>
[Collection(nameof(OneHostAtATime))]
public sealed partial class PrometheusTests
{
    private const string AlertFile = "docs/operations/prometheus-alerts.yml";

    private static readonly string[] DashboardQueries = [.. JsonNode.Parse(File.ReadAllText(
        RepositoryFile.PathOf("docs/operations/grafana-dashboard.json")))!["panels"]!.AsArray()
        .SelectMany(panel => panel!["targets"]?.AsArray() ?? [])
        .Select(target => target!["expr"]!.GetValue<string>())
        .Select(query => query.Replace("$__rate_interval", "1m", StringComparison.Ordinal))
        .Select(query => query.Replace("$job", ".*", StringComparison.Ordinal))];

    [Fact]
    public async Task Every_query_of_the_dashboard_returns_data_and_every_alert_rule_is_evaluated()
    {
        var program = Programs.Find("prometheus");
        Assert.SkipUnless(program is not null, "needs prometheus, a Debian package");
        await using var host = await TelemetryHost.StartAsync();
        await using var prometheus = await PrometheusServer.StartAsync(program, LocalPort.FindFree(), host.Target);
        await Traffic.DriveAsync(host, "first");
        await prometheus.UntilAsync(async () => (await prometheus.QueryAsync("fundscheck_decisions_total")).Count > 0);
        await Traffic.DriveAsync(host, "second");
        await Traffic.DriveRareAsync(host);
        var failed = "increase(fundscheck_check_failures_total{error_type=\"conflict\"}[1m]) > 0";
        await prometheus.UntilAsync(async () => (await prometheus.QueryAsync(failed)).Count > 0
            && (await prometheus.QueryAsync("count_over_time(fundscheck_plaid_circuits_open[1m]) > 2")).Count > 0);

        DashboardQueries.Should().HaveCountGreaterThan(30);
        foreach (var query in DashboardQueries)
        {
            (await prometheus.QueryAsync(query)).Should().NotBeEmpty(query);
        }

        var rules = await prometheus.RulesAsync();
        rules.Should().HaveCount(File.ReadLines(RepositoryFile.PathOf(AlertFile)).Count(line => line.Contains("- alert:")));
        rules.Should().OnlyContain(rule => rule.Health == "ok");
        foreach (var rule in rules)
        {
            await prometheus.QueryAsync(rule.Query);
        }

        // The circuit to Plaid is open, a call was held back by a limit, and the clock jumped.
        foreach (var name in new[] { "FundsCheckCircuitOpen", "FundsCheckRateLimited", "FundsCheckClockJumped" })
        {
            var query = rules.Single(rule => rule.Name == name).Query.Replace("> 10", "> 0", StringComparison.Ordinal);
            (await prometheus.QueryAsync(query)).Should().NotBeEmpty(name);
        }

        var names = (await prometheus.ValuesAsync("__name__")).Where(name => name.StartsWith("fundscheck_", StringComparison.Ordinal));
        names.Should().BeSubsetOf(DocumentedNames()).And.HaveCountGreaterThan(30);
    }

    [Fact]
    public void Queries_and_alert_rules_use_documented_metrics_and_attributes()
    {
        var queries = DashboardQueries.Append(File.ReadAllText(RepositoryFile.PathOf(AlertFile))).ToList();
        var attributes = TelemetryPage.Metrics.SelectMany(metric => metric.Attributes).Select(name => name.Replace('.', '_')).ToList();

        var used = queries.SelectMany(query => Name().Matches(query)).Select(match => match.Value).Distinct().ToList();

        used.Should().HaveCountGreaterThan(20).And.BeSubsetOf([.. DocumentedNames(), .. attributes]);
        TelemetryPage.Metrics.Where(metric => !metric.PrometheusNames.Any(used.Contains)).Select(metric => metric.Name)
            .Should().BeEquivalentTo(["fundscheck.reasons", "fundscheck.plaid.signal.failures"], "all others are on the dashboard");
    }

    [Fact]
    public async Task Promtool_accepts_the_alert_rules()
    {
        var program = Programs.Find("promtool");
        Assert.SkipUnless(program is not null, "needs promtool, of Debian's package prometheus");
        using var promtool = Process.Start(new ProcessStartInfo(program)
        {
            ArgumentList = { "check", "rules", RepositoryFile.PathOf(AlertFile) },
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;

        var output = await promtool.StandardOutput.ReadToEndAsync() + await promtool.StandardError.ReadToEndAsync();
        await promtool.WaitForExitAsync();

        promtool.ExitCode.Should().Be(0, output);
    }

    private static IEnumerable<string> DocumentedNames() => TelemetryPage.Metrics.SelectMany(metric => metric.PrometheusNames);

    [GeneratedRegex("fundscheck_[a-z0-9_]+")]
    private static partial Regex Name();
}
