using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace FundsCheck.Tests.Rules.HotReload;

[Collection(nameof(AloneInTheProcess))]
public sealed class RuleFolderTests
{
    [Theory]
    [InlineData("")]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public async Task A_change_is_in_force_once_it_has_settled_under_every_culture(string culture)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        using var folder = new TemporaryRuleFolder(("base", 1));
        using var host = LiveHost.Watching(folder);
        var before = await host.CheckAsync("d-1");

        folder.Write("base", 2);
        host.LookTwice();
        var after = await host.CheckAsync("d-2");

        before.RuleSet.Version.Should().Be("1");
        after.RuleSet.Sha256.Should().Be(TemporaryRuleFolder.Sha256("base", 2));
        after.Reasons.Should().OnlyContain(reason => reason.Code == "X_V2");
        host.Status.LoadedAt.Should().BeAfter(before.DecidedAt);
        host.Log.At(LogLevel.Information).Should().Contain(line => line.Contains("base 2"));
    }

    [Fact]
    public async Task A_change_of_a_base_is_in_force_in_each_rule_set_that_extends_it()
    {
        using var folder = new TemporaryRuleFolder(("base", 1));
        File.WriteAllText(folder.PathOf("shop"), """{ "ruleset": "shop", "version": "7", "extends": "base" }""");
        using var host = LiveHost.Watching(folder, "shop");
        var before = await host.CheckAsync("d-1");

        folder.Write("base", 2);
        host.LookTwice();
        var after = await host.CheckAsync("d-2");

        after.RuleSet.Sha256.Should().NotBe(before.RuleSet.Sha256);
        after.Reasons.Should().OnlyContain(reason => reason.Code == "X_V2");
    }

    [Fact]
    public void A_replaced_file_is_a_change()
    {
        using var folder = new TemporaryRuleFolder(("base", 1));
        using var host = LiveHost.Watching(folder);

        folder.Replace("base", 2);
        host.LookTwice();

        host.Status.Catalog.Default.Identity.Version.Should().Be("2");
    }

    [Fact]
    public void Other_content_of_the_same_length_and_time_is_a_change()
    {
        using var folder = new TemporaryRuleFolder(("base", 1));
        var stamp = File.GetLastWriteTimeUtc(folder.PathOf("base"));
        using var host = LiveHost.Watching(folder);

        folder.Write("base", 2);
        File.SetLastWriteTimeUtc(folder.PathOf("base"), stamp);
        host.LookTwice();

        host.Status.Catalog.Default.Identity.Version.Should().Be("2");
    }

    [Fact]
    public void A_file_that_is_still_being_written_is_not_loaded()
    {
        using var folder = new TemporaryRuleFolder(("base", 1));
        using var host = LiveHost.Watching(folder);
        var whole = TemporaryRuleFolder.Text("base", 2);

        for (var written = 1; written <= 5; written++)
        {
            File.WriteAllText(folder.PathOf("base"), whole[..(written * whole.Length / 6)]);
            host.Look();
        }

        File.WriteAllText(folder.PathOf("base"), whole);
        host.LookTwice();

        host.Log.At(LogLevel.Error).Should().BeEmpty();
        host.Status.Catalog.Default.Identity.Version.Should().Be("2");
    }

    [Fact]
    public void The_second_of_two_quick_changes_is_in_force()
    {
        using var folder = new TemporaryRuleFolder(("base", 1), ("tight", 1));
        using var host = LiveHost.Watching(folder);

        folder.Write("base", 2);
        folder.Replace("tight", 2);
        host.Look();
        folder.Write("base", 3);
        host.LookTwice();

        host.Status.Catalog.RuleSets.Values.Select(ruleSet => $"{ruleSet.Identity.Name} {ruleSet.Identity.Version}")
            .Should().BeEquivalentTo("base 3", "tight 2");
        host.Log.At(LogLevel.Information).Should().HaveCount(2);
    }

    [Fact]
    public async Task Rule_sets_are_added_and_removed()
    {
        using var folder = new TemporaryRuleFolder(("base", 1), ("tight", 1));
        using var host = LiveHost.Watching(folder);

        File.Delete(folder.PathOf("tight"));
        folder.Write("loose", 1);
        host.LookTwice();

        host.Status.Catalog.RuleSets.Keys.Should().BeEquivalentTo("base", "loose");
        (await host.HealthAsync()).Status.Should().Be(HealthStatus.Healthy);
    }

    [Fact]
    public void An_unchanged_folder_is_loaded_once()
    {
        using var counts = new ReloadCounts();
        using var folder = new TemporaryRuleFolder(("base", 1));
        using var host = LiveHost.Watching(folder);
        var catalog = host.Status.Catalog;

        File.WriteAllText(Path.Combine(folder.Location, "note.txt"), "not a rule");
        File.WriteAllText(Path.Combine(folder.Location, ".base.json"), "an editor's");
        File.WriteAllText(Path.Combine(folder.Location, "rules.schema.json"), "{}");
        host.Clock.Advance(TimeSpan.FromMinutes(10));

        host.Status.Catalog.Should().BeSameAs(catalog);
        counts["reloads loaded"].Should().Be(0);
        host.Log.All.Should().ContainSingle();
    }

    [Fact]
    public void Warnings_are_logged_once_for_each_load()
    {
        using var folder = new TemporaryRuleFolder(("base", 1));
        using var host = LiveHost.Watching(folder);
        var unused = TemporaryRuleFolder.Text("base", 2)
            .Replace(
                "\"checks\": [",
                "\"checks\": [ { \"id\": \"wide\", \"measure\": \"amount\", \"bands\": [ { \"upTo\": \"50.00 USD\", \"then\": \"accept\" "
                    + "}, { \"otherwise\": \"review\", \"reason\": \"X_V2\" } ] },");

        File.WriteAllText(folder.PathOf("base"), unused);
        host.LookTwice();
        host.Clock.Advance(TimeSpan.FromMinutes(1));

        host.Status.Catalog.Default.Identity.Version.Should().Be("2");
        host.Log.At(LogLevel.Warning).Should().HaveCount(host.Status.Catalog.Default.Warnings.Count).And.HaveCountGreaterThan(0)
            .And.OnlyContain(line => line.Contains(folder.PathOf("base") + ":"));
    }

    [Fact]
    public async Task A_check_ends_with_the_rules_that_it_began_with()
    {
        using var folder = new TemporaryRuleFolder(("base", 1));
        using var host = LiveHost.Watching(folder);
        var started = new TaskCompletionSource();
        var answered = new TaskCompletionSource();
        host.Reading = () =>
        {
            started.TrySetResult();
            return answered.Task;
        };

        var check = host.CheckAsync("d-1");
        await started.Task;
        folder.Write("base", 2);
        host.LookTwice();
        answered.SetResult();
        var decision = await check;

        host.Status.Catalog.Default.Identity.Version.Should().Be("2");
        decision.RuleSet.Sha256.Should().Be(TemporaryRuleFolder.Sha256("base", 1));
        decision.Reasons.Should().OnlyContain(reason => reason.Code == "X_V1");
        (await host.CheckAsync("d-2")).RuleSet.Version.Should().Be("2");
    }
}
