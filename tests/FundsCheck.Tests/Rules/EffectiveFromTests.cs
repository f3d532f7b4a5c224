using System.Globalization;
using System.Text;
using FundsCheck.Rules;
using FundsCheck.Tests.Checking;
using FundsCheck.Tests.Rules.HotReload;

namespace FundsCheck.Tests.Rules;

/// <summary>Tests the versions of a rule set, each in force from its <c>effectiveFrom</c>.</summary>
public sealed class EffectiveFromTests : IDisposable
{
    private const string Soon = "2026-11-20T15:00:10Z";

    private readonly TemporaryRuleFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("2026-12-01T00:00:00Z", "2026-12-01T00:00:00Z")]
    [InlineData("2026-12-01T00:00:00-05:00", "2026-12-01T05:00:00Z")]
    [InlineData("2026-12-01T00:30:00+01:00", "2026-11-30T23:30:00Z")]
    public void An_instant_is_read_exactly_and_written_in_UTC(string text, string canonical)
    {
        var ruleSet = Parse("base", 1, text);

        ruleSet.Definition.EffectiveFromText.Should().Be(canonical);
        ruleSet.CanonicalText.Should().Contain($"\n  \"version\": \"1\",\n  \"effectiveFrom\": \"{canonical}\",\n");
        ruleSet.Identity.Should().Be(Parse("base", 1, canonical).Identity).And.NotBe(Parse("base", 1, null).Identity);
        RuleSet.LoadRecorded(Encoding.UTF8.GetBytes(ruleSet.CanonicalText), "log:1").EffectiveFrom.Should().Be(ruleSet.EffectiveFrom);
    }

    [Theory]
    [InlineData("2026-12-01", "2026-12-01T00:00:00Z")]
    [InlineData("2026-12-01T00:00:00", "2026-12-01T00:00:00Z")]
    [InlineData("2026-12-01 08:30:00", "2026-12-01T08:30:00Z")]
    [InlineData("2026-12-01T00:00", "2026-12-01T00:00:00Z")]
    [InlineData("2026-12-01t00:00:00z", "2026-12-01T00:00:00Z")]
    [InlineData("2026-12-01T00:00:00+2:00", null)]
    [InlineData("2026-12-01T00:00:00+0200", null)]
    [InlineData("2026-12-01T00:00:00.5Z", null)]
    [InlineData("2026-02-30T00:00:00Z", null)]
    [InlineData("2026-12-01T24:00:00Z", null)]
    [InlineData("01.12.2026", null)]
    [InlineData("0001-01-01T00:00:00+01:00", null)]
    public void Any_other_text_is_an_error_at_its_place(string text, string? replacement)
    {
        var loads = RuleSet.TryParse(Encoding.UTF8.GetBytes(TextOf("base", 1, text)), "a.json", out _, out var problems);

        loads.Should().BeFalse();
        var problem = problems.Should().ContainSingle().Subject;
        problem.ToString().Should().StartWith("a.json:3:36: error effectiveFrom.format: `effectiveFrom` is an instant");
        problem.Replacement.Should().Be(replacement);
    }

    [Fact]
    public void The_version_in_force_is_that_of_a_plain_search()
    {
        var random = new Random(20_261_201);
        for (var round = 0; round < 200; round++)
        {
            var instants = Enumerable.Range(0, random.Next(1, 8)).Select(_ => random.Next(0, 20)).Distinct().ToList();
            var versions = instants.Select((second, index) => Parse("base", index + 1, second == 0 ? null : At(second))).ToArray();
            random.Shuffle(versions);
            var catalog = RuleSetCatalog.Create(versions, "base");

            for (var half = -1; half < 42; half++)
            {
                var at = Host.Start.AddSeconds(half / 2.0);
                var expected = versions.Where(version => version.EffectiveFrom is not { } from || from <= at)
                    .OrderByDescending(version => version.EffectiveFrom ?? DateTimeOffset.MinValue).FirstOrDefault();
                catalog.Find(null, at).Should().BeSameAs(expected);
                catalog.InForce(at).Should().Equal(expected is null ? [] : [expected]);
            }
        }

        static string At(int second) =>
            Host.Start.AddSeconds(second).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
    }

    [Theory]
    [InlineData("1", null, "2", null, "ruleset.duplicate", "in force from always")]
    [InlineData("1", null, "1", Soon, "ruleset.duplicate", "version `1`")]
    [InlineData("1", "2026-11-20T16:00:10+01:00", "2", Soon, "effectiveFrom.repeated", "in force from 2026-11-20T15:00:10Z too")]
    public void Two_files_of_one_version_or_one_instant_are_reported_with_both_names(
        string first, string? firstFrom, string second, string? secondFrom, string code, string message)
    {
        File.WriteAllText(_folder.PathOf("first"), TextOf("base", int.Parse(first, CultureInfo.InvariantCulture), firstFrom));
        File.WriteAllText(_folder.PathOf("second"), TextOf("base", int.Parse(second, CultureInfo.InvariantCulture), secondFrom));

        RuleSetCatalog.TryLoad(_folder.Location, null, out var catalog, out var problems);

        catalog.Should().BeNull();
        var problem = problems.Should().ContainSingle().Subject;
        (problem.File, problem.Code).Should().Be((_folder.PathOf("second"), code));
        problem.Message.Should().Contain($"`{_folder.PathOf("first")}`").And.Contain(message);
    }

    [Fact]
    public void Versions_of_two_currencies_are_an_error()
    {
        var euro = RuleSet.Parse(Encoding.UTF8.GetBytes(TextOf("base", 2, Soon).Replace("USD", "EUR")), "euro.json");

        var create = () => RuleSetCatalog.Create([Parse("base", 1, null), euro], "base");

        create.Should().Throw<ArgumentException>().WithMessage("*judges USD; all versions of a rule set judge one currency*");
    }

    [Fact]
    public async Task A_rule_set_that_is_not_in_force_yet_gives_no_decision()
    {
        using var host = new LiveHost(builder => builder.UseRules(Parse("base", 1, Soon)));

        var check = () => host.CheckAsync("d-1");

        (await check.Should().ThrowAsync<InvalidDebitException>()).Which.Problems.Should().Equal(new DebitProblem(
            "ruleSet.not-in-force", "ruleSet",
            $"the rule set `base` is in force from {Soon}; check the debit after that, or name another rule set"));
        host.Reads.Should().Be(0);
        host.Clock.Advance(TimeSpan.FromSeconds(10));
        (await host.CheckAsync("d-1")).RuleSet.Version.Should().Be("1");
    }

    [Theory]
    [InlineData(9, "1")]
    [InlineData(10, "2")]
    public async Task The_time_of_the_decision_chooses_the_version_and_the_balance_is_read_once(int seconds, string version)
    {
        using var host = new LiveHost(builder => builder.UseRules(
            RuleSetCatalog.Create([Parse("base", 1, null), Parse("base", 2, Soon)], "base")));
        host.Reading = () =>
        {
            host.Clock.Advance(TimeSpan.FromSeconds(seconds));
            return Task.CompletedTask;
        };

        var decision = await host.CheckAsync("d-1");

        decision.RuleSet.Version.Should().Be(version);
        decision.DecidedAt.Should().Be(Host.Start.AddSeconds(seconds));
        decision.ValidUntil.Should().Be(decision.DecidedAt.AddMinutes(version == "1" ? 1 : 2));
        host.Reads.Should().Be(1);
    }

    [Fact]
    public async Task A_version_comes_into_force_without_a_reload()
    {
        File.WriteAllText(_folder.PathOf("one"), TextOf("base", 1, null));
        File.WriteAllText(_folder.PathOf("two"), TextOf("base", 2, Soon));
        using var host = LiveHost.Watching(_folder);

        var before = await host.CheckAsync("d-1");
        host.Clock.Advance(TimeSpan.FromSeconds(10));
        var after = await host.CheckAsync("d-2");

        (before.RuleSet.Version, after.RuleSet.Version).Should().Be(("1", "2"));
    }

    [Fact]
    public void An_extension_names_the_version_of_a_rule_set_with_several()
    {
        File.WriteAllText(_folder.PathOf("one"), TextOf("base", 1, null));
        File.WriteAllText(_folder.PathOf("two"), TextOf("base", 2, Soon));
        const string rest = "\"ruleset\": \"shop\", \"version\": \"1\", \"extends\": \"base\"";
        File.WriteAllText(_folder.PathOf("shop"), $"{{ {rest} }}");

        ProblemsOf("shop").Should().ContainSingle().Which.Should().StartWith("extends.ambiguous").And.Contain("\"extendsVersion\": \"1\"");
        File.WriteAllText(_folder.PathOf("shop"), $"{{ {rest}, \"extendsVersion\": \"2\" }}");
        ProblemsOf("shop").Should().ContainSingle().Which.Should().StartWith("effectiveFrom.inherited").And.Contain(Soon);
        File.WriteAllText(_folder.PathOf("shop"), $"{{ {rest}, \"extendsVersion\": \"2\", \"effectiveFrom\": \"{Soon}\" }}");
        var shop = RuleSet.Load(_folder.PathOf("shop"));

        shop.Definition.Extension!.Base.Version.Should().Be("2");
        shop.FileText.Should().Contain("\"extends\": \"base\",\n  \"extendsVersion\": \"2\"");
        shop.ValidFor.Should().Be(TimeSpan.FromMinutes(2));
    }

    private IEnumerable<string> ProblemsOf(string name)
    {
        _ = RuleSet.TryParse(
            File.ReadAllBytes(_folder.PathOf(name)), _folder.PathOf(name), RuleSetFolder.Open(_folder.Location), out _, out var problems);
        return problems.Select(problem => $"{problem.Code} {problem.Message}");
    }

    private static string TextOf(string name, int version, string? from)
    {
        var text = TemporaryRuleFolder.Text(name, version);
        return from is null ? text : text.Replace($"\"{version}\",", $"\"{version}\", \"effectiveFrom\": \"{from}\",");
    }

    private static RuleSet Parse(string name, int version, string? from) =>
        RuleSet.Parse(Encoding.UTF8.GetBytes(TextOf(name, version, from)), "rules.json");
}
