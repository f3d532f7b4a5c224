namespace FundsCheck.Authoring.Tests.Schema;

/// <summary>Validates the corpus with <see cref="SchemaValidator"/>.</summary>
public sealed class SchemaValidationTests
{
    private static readonly string[] RuleSetFolders = ["rules", "rules/examples"];

    [Fact]
    public void Every_good_file_is_valid()
    {
        var verdicts = VerdictsOf(RuleFileCorpus.GoodFolder);

        verdicts.Should().HaveCount(RuleFileCorpus.GoodNames.Count);
        verdicts.Where(file => file.Verdict != SchemaVerdict.Valid).Should().BeEmpty();
    }

    [Fact]
    public void Exactly_the_bad_files_that_the_manifest_lists_are_invalid()
    {
        var expected = RuleFileCorpus.Bad.ToDictionary(bad => $"bad/{bad.File}", StringComparer.Ordinal);

        var verdicts = VerdictsOf(RuleFileCorpus.BadFolder);

        verdicts.Should().HaveCount(expected.Count);
        verdicts.Where(file => !IsReadOtherwise(file, expected[file.Name]) && file.Verdict != VerdictOn(expected[file.Name]))
            .Should().BeEmpty();
        verdicts.Count(file => IsReadOtherwise(file, expected[file.Name])).Should().BeLessThan(12);
    }

    [Fact]
    public void Every_rule_set_of_the_repository_is_valid()
    {
        var verdicts = VerdictsOf([.. RuleSetFolders.Select(Repository.PathOf)]);

        verdicts.Should().NotBeEmpty();
        verdicts.Where(file => file.Verdict != SchemaVerdict.Valid).Should().BeEmpty();
    }

    // The validator judges the first member of a repeated name, and reads no half of an escaped surrogate pair.
    private static bool IsReadOtherwise((string Name, SchemaVerdict Verdict, string Errors) file, BadRuleFile bad) =>
        bad.Code == "member.repeated" || file.Errors.Contains("surrogate", StringComparison.Ordinal);

    private static SchemaVerdict VerdictOn(BadRuleFile bad) => (bad.IsJson, bad.SchemaSees) switch
    {
        (false, _) => SchemaVerdict.Unreadable,
        (true, true) => SchemaVerdict.Invalid,
        (true, false) => SchemaVerdict.Valid,
    };

    private static (string Name, SchemaVerdict Verdict, string Errors)[] VerdictsOf(params string[] folders) =>
    [
        .. folders.SelectMany(folder => Directory.EnumerateFiles(folder, "*.json").Where(file => Path.GetFileName(file) != "manifest.json"))
            .Select(file =>
            {
                var (verdict, errors) = SchemaValidator.Validate(File.ReadAllBytes(file));
                return ($"{Path.GetFileName(Path.GetDirectoryName(file))}/{Path.GetFileName(file)}", verdict, errors);
            }),
    ];
}
