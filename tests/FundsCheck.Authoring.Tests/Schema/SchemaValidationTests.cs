using System.Text.Json;

namespace FundsCheck.Authoring.Tests.Schema;

/// <summary>Validates with ajv, an independent validator.</summary>
public sealed class SchemaValidationTests
{
    private const string Schema = "rules/schema/ruleset.v1.schema.json";

    private static readonly string[] RuleSetFolders = ["rules", "rules/examples"];

    [Fact]
    public async Task Every_good_file_is_valid()
    {
        var verdicts = await VerdictsOfAsync(RuleFileCorpus.GoodFolder);

        verdicts.Should().HaveCount(RuleFileCorpus.GoodNames.Count);
        verdicts.Where(file => file.Verdict != SchemaVerdict.Valid).Should().BeEmpty();
    }

    [Fact]
    public async Task Exactly_the_bad_files_that_the_manifest_lists_are_invalid()
    {
        var expected = RuleFileCorpus.Bad.ToDictionary(bad => $"bad/{bad.File}", VerdictOn, StringComparer.Ordinal);

        var verdicts = await VerdictsOfAsync(RuleFileCorpus.BadFolder);

        verdicts.Should().HaveCount(expected.Count);
        verdicts.Where(file => file.Verdict != expected[file.Name]).Should().BeEmpty();
    }

    [Fact]
    public async Task Every_rule_set_of_the_repository_is_valid()
    {
        var verdicts = await VerdictsOfAsync([.. RuleSetFolders.Select(Repository.PathOf)]);

        verdicts.Should().NotBeEmpty();
        verdicts.Where(file => file.Verdict != SchemaVerdict.Valid).Should().BeEmpty();
    }

    private static SchemaVerdict VerdictOn(BadRuleFile bad) => (bad.IsJson, bad.SchemaSees) switch
    {
        (false, _) => SchemaVerdict.Unreadable,
        (true, true) => SchemaVerdict.Invalid,
        (true, false) => SchemaVerdict.Valid,
    };

    private static async Task<(string Name, SchemaVerdict Verdict, string Errors)[]> VerdictsOfAsync(params string[] folders)
    {
        using var verdicts = await NodeScript.RunAsync("ajv", "agree.mjs", [Repository.PathOf(Schema), .. folders]);
        return [
            .. verdicts.RootElement.EnumerateObject()
                .Select(file => (file.Name, VerdictIn(file.Value), file.Value.GetProperty("errors").ToString())),
        ];
    }

    private static SchemaVerdict VerdictIn(JsonElement file) =>
        Enum.Parse<SchemaVerdict>(file.GetProperty("verdict").GetString()!, ignoreCase: true);
}
