using FundsCheck.DependencyInjection;
using FundsCheck.Rules;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FundsCheck.Tests.Rules.HotReload;

public sealed class RuleFolderStartupTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_file_that_does_not_load_stops_the_start_with_its_place(bool isWatched)
    {
        using var folder = new TemporaryRuleFolder(("base", 1));
        File.WriteAllText(folder.PathOf("half"), "{\n  \"ruleset\": ");
        using var host = new LiveHost(builder => Name(builder, folder.Location, isWatched));

        var start = host.Start;

        start.Should().Throw<OptionsValidationException>().Which.Failures.Should().ContainSingle().Which
            .Should().StartWith($"{folder.PathOf("half")}:2:").And.Contain("json.syntax");
        host.Invoking(it => it.Checker).Should().Throw<OptionsValidationException>();
        host.Clock.ActiveTimers.Should().Be(0);
    }

    [Fact]
    public void Several_rule_sets_without_a_stated_default_stop_the_start()
    {
        using var folder = new TemporaryRuleFolder(("base", 1), ("tight", 2));
        using var host = new LiveHost(builder => builder.WatchRules(folder.Location));

        var start = host.Start;

        start.Should().Throw<OptionsValidationException>().Which.Failures.Should().ContainSingle().Which
            .Should().Contain("ruleSet.default-missing").And.Contain("`base`, `tight`");
    }

    [Fact]
    public async Task The_only_rule_set_needs_no_stated_default()
    {
        using var folder = new TemporaryRuleFolder(("base", 1));
        using var host = new LiveHost(builder => builder.WatchRules(folder.Location));
        host.Start();

        var decision = await host.CheckAsync("d-1");

        decision.RuleSet.Name.Should().Be("base");
        host.Status.IsCurrent.Should().BeTrue();
        (await host.HealthAsync()).Status.Should().Be(HealthStatus.Healthy);
        host.Log.At(LogLevel.Information).Should().ContainSingle(line => line.Contains("base 1") && line.Contains(folder.Location));
    }

    [Fact]
    public void Problems_of_the_options_and_of_the_folder_are_reported_at_once()
    {
        var services = new ServiceCollection();
        services.AddFundsCheck(options => options.MaxConcurrency = 0)
            .WatchRules(Path.Combine(Path.GetTempPath(), "no-such-folder-of-rules"), rules => rules.SettleTime = TimeSpan.FromMinutes(1));
        using var provider = services.BuildServiceProvider();

        var resolve = provider.GetRequiredService<IFundsChecker>;

        resolve.Should().Throw<OptionsValidationException>().Which.Failures.Should().HaveCount(4)
            .And.Contain(failure => failure.Contains("SettleTime")).And.Contain(failure => failure.Contains("MaxConcurrency"));
    }

    [Theory]
    [InlineData(" ", 5_000, 250, "Folder")]
    [InlineData("rules", 99, 50, "ScanInterval")]
    [InlineData("rules", 3_600_001, 250, "ScanInterval")]
    [InlineData("rules", 5_000, 9, "SettleTime")]
    [InlineData("rules", 5_000, 5_001, "SettleTime")]
    public void A_number_out_of_range_is_named(string folder, int scanInterval, int settleTime, string message)
    {
        using var host = new LiveHost(builder => builder.WatchRules(folder, rules =>
        {
            rules.ScanInterval = TimeSpan.FromMilliseconds(scanInterval);
            rules.SettleTime = TimeSpan.FromMilliseconds(settleTime);
        }));

        var start = host.Start;

        start.Should().Throw<OptionsValidationException>().Which.Failures.Should().ContainSingle().Which.Should().StartWith(message);
    }

    [Fact]
    public void Rules_named_twice_are_refused()
    {
        using var folder = new TemporaryRuleFolder(("base", 1));
        var builder = new ServiceCollection().AddFundsCheck().WatchRules(folder.Location);

        builder.Invoking(it => it.UseRulesFrom(folder.Location)).Should().Throw<InvalidOperationException>();
        builder.Invoking(it => it.UseRules(RuleSetCatalog.Create(RuleSet.Default))).Should().Throw<InvalidOperationException>();
        builder.Invoking(it => it.UseRules(RuleSet.Default)).Should().Throw<InvalidOperationException>();
    }

    [Fact]
    public async Task The_status_without_a_folder_is_that_of_the_only_rule_set()
    {
        using var host = new LiveHost(_ => { });
        host.Start();

        var (status, _) = await host.HealthAsync();

        status.Should().Be(HealthStatus.Healthy);
        host.Status.Catalog.Default.Should().BeSameAs(RuleSet.Default);
        host.Status.LoadedAt.Should().Be(host.Clock.GetUtcNow());
    }

    [Fact]
    public async Task An_unwatched_folder_is_never_reloaded()
    {
        using var folder = new TemporaryRuleFolder(("base", 1));
        using var host = new LiveHost(builder => builder.UseRulesFrom(folder.Location));
        host.Start();

        folder.Write("base", 2);
        host.LookTwice();

        (await host.CheckAsync("d-1")).RuleSet.Version.Should().Be("1");
        host.Clock.ActiveTimers.Should().Be(0);
    }

    [Fact]
    public void A_stopped_host_leaves_no_watcher()
    {
        using var folder = new TemporaryRuleFolder(("base", 1));
        var host = LiveHost.Watching(folder);
        var before = host.Clock.ActiveTimers;

        host.Dispose();
        folder.Write("base", 2);

        before.Should().Be(1);
        host.Clock.ActiveTimers.Should().Be(0);
        host.LookTwice();
        host.Log.All.Should().ContainSingle();
    }

    private static void Name(FundsCheckBuilder builder, string folder, bool isWatched) =>
        _ = isWatched ? builder.WatchRules(folder, rules => rules.DefaultRuleSet = "base") : builder.UseRulesFrom(folder, "base");
}
