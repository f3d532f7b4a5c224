using System.Text.Json;

namespace FundsCheck.Authoring.Tests.Schema;

public sealed class RuleFileCorpusTests
{
    private const int BadFilesMin = 60;

    [Fact]
    public void The_manifest_names_each_bad_file_once_and_no_other()
    {
        var named = RuleFileCorpus.Bad.Select(bad => bad.File);

        named.Should().BeEquivalentTo(RuleFileCorpus.BadNames).And.HaveCountGreaterThanOrEqualTo(BadFilesMin);
    }

    [Fact]
    public void The_manifest_states_the_place_of_each_bad_file()
    {
        var outside = RuleFileCorpus.Bad.Where(bad => !HasPlace(TextOf(bad).Split('\n'), bad.Line, bad.Column));

        outside.Should().BeEmpty();
    }

    [Fact]
    public void Bad_files_are_distinct()
    {
        RuleFileCorpus.Bad.Select(TextOf).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void The_manifest_lists_the_files_that_are_not_JSON()
    {
        var differing = RuleFileCorpus.Bad.Where(bad => Unreadable(bad) is null != bad.IsJson);

        differing.Should().BeEmpty();
    }

    [Fact]
    public void The_place_of_a_file_that_is_not_JSON_is_where_reading_stops()
    {
        var differing = RuleFileCorpus.Bad.Where(bad => !bad.IsJson && Unreadable(bad) != (bad.Line, bad.Column));

        differing.Should().BeEmpty();
    }

    // The end of the text is a place too.
    private static bool HasPlace(string[] lines, int line, int column) =>
        line >= 1 && line <= lines.Length && column >= 1 && column <= lines[line - 1].Length + 1;

    private static string PathOf(BadRuleFile bad) => Path.Combine(RuleFileCorpus.BadFolder, bad.File);

    private static string TextOf(BadRuleFile bad) => File.ReadAllText(PathOf(bad));

    private static (int Line, int Column)? Unreadable(BadRuleFile bad)
    {
        try
        {
            var reader = new Utf8JsonReader(File.ReadAllBytes(PathOf(bad)));
            while (reader.Read())
            {
            }

            return null;
        }
        catch (JsonException stop)
        {
            return ((int)stop.LineNumber!.Value + 1, (int)stop.BytePositionInLine!.Value + 1);
        }
    }
}
