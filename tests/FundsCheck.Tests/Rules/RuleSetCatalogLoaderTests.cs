using System.Text;
using FundsCheck.Rules;
using FundsCheck.Rules.Language;
using FundsCheck.Tests.Rules.HotReload;

namespace FundsCheck.Tests.Rules;

public sealed class RuleSetCatalogLoaderTests
{
    [Fact]
    public void The_shipped_examples_load_as_a_catalog()
    {
        var catalog = RuleSetCatalog.Load(Path.Combine(RepositoryFiles.Root, "rules", "examples"), "strict");

        catalog.RuleSets.Should().HaveCount(11);
        catalog.Default.Identity.Name.Should().Be("strict");
        catalog.Find(null, DateTimeOffset.UnixEpoch).Should().BeSameAs(catalog.Default);
        catalog.Find("buffer", DateTimeOffset.UnixEpoch)!.Identity.Name.Should().Be("buffer");
        catalog.Find("ach-debit", DateTimeOffset.UnixEpoch).Should().BeNull();
        catalog.Find("Buffer", DateTimeOffset.UnixEpoch).Should().BeNull();
    }

    [Fact]
    public void Only_rule_files_of_the_folder_itself_are_loaded()
    {
        using var folder = new TemporaryRuleFolder(("base", 1));
        File.WriteAllText(Path.Combine(folder.Location, "ruleset.v1.schema.json"), "{}");
        File.WriteAllText(Path.Combine(folder.Location, ".hidden.json"), "{}");
        File.WriteAllText(Path.Combine(folder.Location, "notes.md"), "{}");
        File.WriteAllText(Path.Combine(folder.Location, "LOUD.JSON"), TemporaryRuleFolder.Text("loud", 1));
        Directory.CreateDirectory(Path.Combine(folder.Location, "drafts.json"));
        File.WriteAllText(Path.Combine(folder.Location, "drafts.json", "draft.json"), "{}");

        var catalog = RuleSetCatalog.Load(folder.Location, "base");

        catalog.RuleSets.Keys.Should().BeEquivalentTo("base", "loud");
    }

    [Fact]
    public void Every_problem_of_every_file_is_reported_at_once()
    {
        using var folder = new TemporaryRuleFolder(("good", 1));
        File.WriteAllText(folder.PathOf("a"), "{");
        File.WriteAllText(folder.PathOf("b"), TemporaryRuleFolder.Text("b", 1).Replace("\"version\"", "\"vresion\""));

        var loads = RuleSetCatalog.TryLoad(folder.Location, "good", out var catalog, out var problems);

        loads.Should().BeFalse();
        catalog.Should().BeNull();
        problems.Select(problem => $"{Path.GetFileName(problem.File)} {problem.Code}")
            .Should().Equal("a.json json.syntax", "b.json member.unknown");
    }

    [Fact]
    public void A_duplicate_name_is_reported_with_both_files_and_its_place()
    {
        using var folder = new TemporaryRuleFolder(("first", 1));
        File.WriteAllText(folder.PathOf("second"), "\n" + TemporaryRuleFolder.Text("first", 2));

        var load = () => RuleSetCatalog.Load(folder.Location);

        var problem = load.Should().Throw<RuleSetInvalidException>().Which.Problems.Should().ContainSingle().Subject;
        problem.ToString().Should().StartWith($"{folder.PathOf("second")}:3:14: ").And.Contain("ruleset.duplicate")
            .And.Contain($"`{folder.PathOf("first")}`");
    }

    [Theory]
    [InlineData("bse", "ruleSet.default-unknown", "did you mean `base`?")]
    [InlineData(null, "ruleSet.default-missing", "`base`, `tight`")]
    public void The_default_must_be_one_of_several(string? defaultRuleSet, string code, string message)
    {
        using var folder = new TemporaryRuleFolder(("base", 1), ("tight", 1));

        RuleSetCatalog.TryLoad(folder.Location, defaultRuleSet, out _, out var problems);

        problems.Should().ContainSingle().Which.Code.Should().Be(code);
        problems[0].Message.Should().Contain(message);
        problems[0].File.Should().Be(folder.Location);
    }

    [Fact]
    public void An_empty_folder_and_a_missing_folder_are_reported()
    {
        using var folder = new TemporaryRuleFolder();
        var file = Path.Combine(folder.Location, "file.txt");
        File.WriteAllText(file, "text");

        var codes = new[] { folder.Location, Path.Combine(folder.Location, "none"), file, "a\0b" }.Select(path =>
        {
            RuleSetCatalog.TryLoad(path, null, out _, out var problems);
            return problems.Single().Code;
        });

        codes.Should().Equal("folder.empty", "folder.unreadable", "folder.unreadable", "folder.unreadable");
    }

    [Fact]
    public void More_files_than_the_limit_are_refused()
    {
        using var folder = new TemporaryRuleFolder();
        for (var number = 0; number <= RuleSetCatalogLimits.FilesMax; number++)
        {
            folder.Write($"rules-{number}", 1);
        }

        RuleSetCatalog.TryLoad(folder.Location, "rules-0", out _, out var problems);
        File.Delete(folder.PathOf("rules-1"));
        var loads = RuleSetCatalog.TryLoad(folder.Location, "rules-0", out var catalog, out _);

        problems.Should().ContainSingle().Which.Code.Should().Be("folder.files");
        loads.Should().BeTrue();
        catalog!.RuleSets.Should().HaveCount(RuleSetCatalogLimits.FilesMax);
    }

    [Fact]
    public void More_bytes_than_the_limit_are_refused()
    {
        using var folder = new TemporaryRuleFolder();
        var padded = TemporaryRuleFolder.Text("base", 1) + new string(' ', RuleLimits.FileBytesMax - 10_000);
        for (var number = 0; number < 18; number++)
        {
            File.WriteAllText(folder.PathOf($"rules-{number}"), padded);
        }

        RuleSetCatalog.TryLoad(folder.Location, null, out _, out var problems);

        problems.Should().Contain(problem => problem.Code == "folder.bytes");
    }

    [Fact]
    public void A_file_above_its_own_limit_is_refused_by_name()
    {
        using var folder = new TemporaryRuleFolder(("base", 1));
        File.WriteAllText(folder.PathOf("huge"), new string(' ', (3 * RuleLimits.FileBytesMax) + 1));

        RuleSetCatalog.TryLoad(folder.Location, "base", out _, out var problems);

        problems.Should().ContainSingle().Which.File.Should().Be(folder.PathOf("huge"));
    }

    [Fact]
    public void A_file_name_is_written_in_printable_form()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "its file names hold no control characters");
        using var folder = new TemporaryRuleFolder(("base", 1));
        File.WriteAllText(folder.PathOf("bad\u001b[31m\nname"), "{");

        RuleSetCatalog.TryLoad(folder.Location, "base", out _, out var problems);

        problems.Should().ContainSingle().Which.ToString().Should().NotContain("\u001b").And.NotContain("\n");
    }

    [Fact]
    public void A_catalog_created_by_a_host_has_the_same_limits()
    {
        var one = RuleSet.Parse(Encoding.UTF8.GetBytes(TemporaryRuleFolder.Text("one", 1)), "one.json");
        var again = RuleSet.Parse(Encoding.UTF8.GetBytes(TemporaryRuleFolder.Text("one", 2)), "again.json");

        var twice = () => RuleSetCatalog.Create([one, again], "one");
        var unknown = () => RuleSetCatalog.Create([one], "another");
        var none = () => RuleSetCatalog.Create([], "one");

        twice.Should().Throw<ArgumentException>().WithMessage("*`one`*");
        unknown.Should().Throw<ArgumentException>().WithMessage("*`another`*");
        none.Should().Throw<ArgumentException>();
        RuleSetCatalog.Create(one).Default.Should().BeSameAs(one);
    }

    [Fact]
    public void A_file_longer_than_its_stated_length_is_read_to_its_end_or_to_the_limit()
    {
        const string file = "/proc/version";
        Assert.SkipUnless(File.Exists(file), "only Linux has files that say 0 and hold more");
        var whole = File.ReadAllBytes(file);

        BoundedFile.Read(file, RuleLimits.FileBytesMax).Should().Equal(whole);
        BoundedFile.Read(file, whole.Length).Should().Equal(whole);
        BoundedFile.Read(file, whole.Length - 2).Should().Equal(whole[..^1]);
    }
}
