using System.Diagnostics;
using System.Text.Json.Nodes;
using FundsCheck.Reliability.Tests.Disks;
using FundsCheck.Reliability.Tests.Support;
using FundsCheck.Samples.Tests;
using FundsCheck.Rules;
using FundsCheck.Sandbox;

namespace FundsCheck.Reliability.Tests.Soak;

/// <summary>
/// The web API under load for a while (<c>FUNDSCHECK_SOAK_SECONDS</c>), with rules reloaded, Plaid failing, the disk full, stops and kills.
/// </summary>
public sealed class SoakTests : IAsyncDisposable
{
    private const int DiskKilobytes = 512 * 1024;
    private const int MemoryRounds = 10;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fundscheck-soak-");
    private readonly List<double> _heaps = [];
    private PlaidSandbox _plaid = null!;
    private SoakService _service = null!;

    [Fact]
    public async Task A_service_under_load_loses_and_doubles_no_decision_and_shows_every_failure()
    {
        await using var disk = await SmallDisk.MountOrSkipAsync(DiskKilobytes);
        Directory.CreateSymbolicLink(Path.Combine(_folder.FullName, "log"), Path.GetDirectoryName(disk.Log)!);
        WriteRules(version: 1);
        _plaid = await PlaidSandbox.StartAsync();
        _service = new SoakService(_folder.FullName, _plaid);
        await _service.StartAsync();
        var clients = new SoakClients(_service);
        using var end = new CancellationTokenSource();
        var load = clients.RunAsync(end.Token);

        var duration = TimeSpan.FromSeconds(Scale.Of(usual: 20, "FUNDSCHECK_SOAK_SECONDS"));
        var started = Stopwatch.StartNew();
        for (var round = 0; started.Elapsed < duration; round++)
        {
            load.IsFaulted.Should().BeFalse($"{load.Exception}");
            await ReloadRulesAsync(version: 2 + round);
            await FailPlaidAsync();
            await FillDiskAsync(disk);
            _heaps.Add(await _service.MetricAsync("dotnet_gc_last_collection_heap_size_bytes"));
            await _service.RestartAsync(isKilled: round % 2 == 1);
        }

        await end.CancelAsync();
        await load;
        await AnswersMustHoldAsync(clients);
        TestContext.Current.SendDiagnosticMessage(
            $"{clients.Answers.Count} payments, {clients.Repeats} repeats, {_heaps.Count} rounds, heaps {string.Join(" ", _heaps)}");
        (await _service.Current.StopAsync()).Should().Be(0);
        var verified = await Command.FundsCheckAsync("decisions", "verify", disk.Log);
        verified.ExitCode.Should().Be(0, verified.Out + verified.Error);
    }

    public async ValueTask DisposeAsync()
    {
        await (_service?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (_plaid?.DisposeAsync() ?? ValueTask.CompletedTask);
        _folder.Delete(recursive: true);
    }

    private async Task ReloadRulesAsync(int version)
    {
        var rejected = await _service.MetricAsync("fundscheck_rules_reloads_total", "rejected");
        File.WriteAllText(RulesPath, "{ \"half\": ");
        await _service.UntilMetricExceedsAsync("fundscheck_rules_reloads_total", "rejected", rejected);
        await _service.UntilHealthIsAsync("Degraded");
        WriteRules(version);
        await _service.UntilMetricExceedsAsync("fundscheck_rules_in_force", $"fundscheck_rule_set_version=\"{version}\"", 0);
    }

    private async Task FailPlaidAsync()
    {
        var failures = await _service.MetricAsync("fundscheck_plaid_balance_failures_total");
        _plaid.Faults.Always(SandboxFault.Get("html-502"));
        await Task.Delay(TimeSpan.FromSeconds(2));
        await _service.UntilMetricExceedsAsync("fundscheck_plaid_balance_failures_total", "", failures);
        _plaid.Faults.Clear();
        await _service.UntilHealthIsAsync("Healthy", "Degraded");
    }

    private async Task FillDiskAsync(SmallDisk disk)
    {
        disk.Fill();
        await _service.UntilHealthIsAsync("Unhealthy");
        await _service.UntilOutputContainsAsync("the decision log failed and rejects decisions");
        await _service.UntilMetricExceedsAsync("fundscheck_store_commit_duration_seconds_count", "error_type", 0);
        disk.Free();
        await _service.UntilHealthIsAsync("Healthy", "Degraded");
        await _service.UntilOutputContainsAsync("the decision log is open again");
    }

    private async Task AnswersMustHoldAsync(SoakClients clients)
    {
        clients.Answers.Values.Should().Contain(["returned", "inReview", "declined", "sent"]);
        foreach (var (id, told) in clients.Answers)
        {
            (await _service.Current.GetAsync($"/payments/{id}", "shop-key")).Body.GetProperty("status").GetString().Should().Be(told, id);
        }

        var entries = File.ReadLines(Path.Combine(_folder.FullName, "entries.jsonl"))
            .Select(line => JsonNode.Parse(line)!["id"]!.GetValue<string>()).ToList();
        entries.Should().OnlyHaveUniqueItems();
        entries.Should().BeEquivalentTo(clients.Answers.Where(answer => answer.Value is "sent" or "returned").Select(answer => answer.Key));
        if (_heaps.Count >= MemoryRounds)
        {
            _heaps.TakeLast(3).Order().ElementAt(1).Should().BeLessThan(2 * _heaps.Take(3).Order().ElementAt(1), "the heap is flat");
        }
    }

    private string RulesPath => Path.Combine(_folder.FullName, "rules", "ach-debit.json");

    private void WriteRules(int version)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(RulesPath)!);
        var rules = File.ReadAllText(RepositoryRoot.PathOf("rules", "ach-debit.json"));
        var (current, next) = ($"\"version\": \"{RuleSet.Default.Identity.Version}\"", $"\"version\": \"{version}\"");
        File.WriteAllText(RulesPath, rules.Replace(current, next, StringComparison.Ordinal));
    }
}
