using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace FundsCheck.Tests.Rules.HotReload;

[Collection(nameof(AloneInTheProcess))]
public sealed class FailedReloadTests
{
    public static TheoryData<string, string, Action<TemporaryRuleFolder>> Mistakes() => new()
    {
        { "json.syntax", "tight.json", folder => File.WriteAllText(folder.PathOf("tight"), TemporaryRuleFolder.Text("tight", 2)[..400]) },
        {
            "member.unknown",
            "tight.json",
            folder => File.WriteAllText(
                folder.PathOf("tight"), TemporaryRuleFolder.Text("tight", 2).Replace("\"why\": \"Shows", "\"wyh\": \"Shows"))
        },
        { "ruleset.duplicate", "tight.json", folder => File.WriteAllText(folder.PathOf("tight"), TemporaryRuleFolder.Text("base", 2)) },
        { "ruleSet.default-unknown", "", folder => File.Delete(folder.PathOf("base")) },
        { "ruleSet.default-unknown", "", folder => File.WriteAllText(folder.PathOf("base"), TemporaryRuleFolder.Text("bass", 2)) },
        { "folder.unreadable", "", folder => Directory.Delete(folder.Location, recursive: true) },
        { "folder.empty", "", folder => Directory.GetFiles(folder.Location).ToList().ForEach(File.Delete) },
        { "file.unreadable", "link.json", folder => File.CreateSymbolicLink(folder.PathOf("link"), "nowhere.json") },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task The_old_rules_stay_and_log_metric_and_health_report_it_until_it_is_fixed(
        string code, string file, Action<TemporaryRuleFolder> mistake)
    {
        using var counts = new ReloadCounts();
        using var folder = new TemporaryRuleFolder(("base", 1), ("tight", 1));
        using var host = LiveHost.Watching(folder);
        var catalog = host.Status.Catalog;

        folder.Write("base", 2);
        mistake(folder);
        host.LookTwice();
        host.Clock.Advance(TimeSpan.FromMinutes(10));

        host.Status.Catalog.Should().BeSameAs(catalog);
        (await host.CheckAsync("d-1")).RuleSet.Version.Should().Be("1");
        (await host.CheckAsync("d-2", ruleSet: "tight")).RuleSet.Version.Should().Be("1");
        host.Status.Problems.Should().Contain(problem => problem.Code == code && problem.File.EndsWith(file));
        host.Status.OutdatedSince.Should().Be(host.Clock.GetUtcNow().AddMinutes(-10));
        host.Log.At(LogLevel.Error).Should().HaveCount(1 + host.Status.Problems.Count).And.Contain(line => line.Contains(code));
        counts["reloads rejected"].Should().Be(1);
        counts["reloads loaded"].Should().Be(0);
        counts["files.failing"].Should().Be(1);
        counts["outdated"].Should().Be(600);
        var health = await host.HealthAsync();
        health.Status.Should().Be(HealthStatus.Degraded);
        health.Text.Should().Contain(code);

        Fix(folder);
        host.LookTwice();

        host.Status.IsCurrent.Should().BeTrue();
        host.Status.Problems.Should().BeEmpty();
        (await host.CheckAsync("d-3")).RuleSet.Version.Should().Be("3");
        (await host.CheckAsync("d-4", ruleSet: "tight")).RuleSet.Version.Should().Be("3");
        (await host.HealthAsync()).Status.Should().Be(HealthStatus.Healthy);
        counts["reloads loaded"].Should().Be(1);
        counts["files.failing"].Should().Be(0);
        counts["outdated"].Should().Be(0);
    }

    [Fact]
    public async Task Undoing_the_mistake_is_a_fix()
    {
        using var folder = new TemporaryRuleFolder(("base", 1));
        using var host = LiveHost.Watching(folder);
        File.WriteAllText(folder.PathOf("base"), "{");
        host.LookTwice();
        var during = await host.HealthAsync();

        folder.Write("base", 1);
        host.LookTwice();

        during.Status.Should().Be(HealthStatus.Degraded);
        (await host.HealthAsync()).Status.Should().Be(HealthStatus.Healthy);
        host.Status.IsCurrent.Should().BeTrue();
    }

    [Fact]
    public void Consecutive_mistakes_are_all_reported_and_count_from_the_first()
    {
        using var folder = new TemporaryRuleFolder(("base", 1));
        using var host = LiveHost.Watching(folder);
        File.WriteAllText(folder.PathOf("base"), "{");
        host.LookTwice();
        var since = host.Status.OutdatedSince;

        File.WriteAllText(folder.PathOf("base"), "[]");
        host.LookTwice();

        host.Status.OutdatedSince.Should().Be(since);
        host.Log.At(LogLevel.Error).Count(line => line.Contains("Failed to load the rules")).Should().Be(2);
    }

    [Fact]
    public async Task A_second_rule_set_without_a_stated_default_is_a_mistake()
    {
        using var folder = new TemporaryRuleFolder(("base", 1));
        using var host = LiveHost.Watching(folder, defaultRuleSet: null);

        folder.Write("another", 1);
        host.LookTwice();

        host.Status.Problems.Should().ContainSingle().Which.Code.Should().Be("ruleSet.default-missing");
        (await host.CheckAsync("d-1")).RuleSet.Name.Should().Be("base");
    }

    [Fact]
    public void A_folder_that_never_settles_is_reported_once_and_fixed_when_it_settles()
    {
        using var folder = new TemporaryRuleFolder(("base", 1));
        using var host = LiveHost.Watching(folder);

        for (var version = 2; version <= 40; version++)
        {
            folder.Write("base", version);
            host.Look();
        }

        var during = host.Status;
        host.LookTwice();

        during.Catalog.Default.Identity.Version.Should().Be("1");
        during.Problems.Should().ContainSingle().Which.Code.Should().Be("folder.unsettled");
        host.Log.At(LogLevel.Error).Count(line => line.Contains("folder.unsettled")).Should().Be(1);
        host.Status.IsCurrent.Should().BeTrue();
        host.Status.Catalog.Default.Identity.Version.Should().Be("40");
    }

    [Fact]
    public void The_log_and_the_status_of_very_many_problems_are_bounded()
    {
        using var folder = new TemporaryRuleFolder(("base", 1));
        using var host = LiveHost.Watching(folder);

        for (var number = 0; number < 200; number++)
        {
            File.WriteAllText(folder.PathOf($"bad-{number}"), "{");
        }

        host.LookTwice();

        host.Status.Problems.Should().HaveCount(101).And.Contain(problem => problem.Code == "problems.more");
        host.Log.At(LogLevel.Error).Should().HaveCount(21);
    }

    [Fact]
    public async Task The_first_lines_of_the_status_name_the_problem()
    {
        using var folder = new TemporaryRuleFolder(("base", 1));
        using var host = LiveHost.Watching(folder);
        Enumerable.Range(0, 9).ToList().ForEach(number => File.WriteAllText(folder.PathOf($"bad-{number}"), "{"));
        host.LookTwice();

        var (_, text) = await host.HealthAsync();

        text.Split(Environment.NewLine).Should().HaveCount(6);
        text.Should().EndWith("and 4 more");
    }

    private static void Fix(TemporaryRuleFolder folder)
    {
        Directory.CreateDirectory(folder.Location);
        File.Delete(folder.PathOf("link"));
        folder.Write("base", 3);
        folder.Replace("tight", 3);
    }
}
