using System.Text.Json;
using FundsCheck.Cli.LanguageServer;
using FundsCheck.Rules;

namespace FundsCheck.Cli.Tests.LanguageServer;

public sealed class QuickFixesTests
{
    private const string Bad = "tests/vectors/rules/bad";

    private static string Default => RuleSet.Default.CanonicalText;

    [Fact]
    public void Every_suggestion_of_the_corpus_is_a_fix_that_removes_its_problem()
    {
        var suggesting = Corpus()
            .Where(row => row.Near is not null && row.Document.Whole.Problems.Any(problem => problem.Replacement == row.Near))
            .ToList();

        var unfixed = suggesting.Where(row => !IsFixed(row.Document, row.Near!)).Select(row => row.File);

        suggesting.Should().HaveCountGreaterThan(25);
        unfixed.Should().BeEmpty();
    }

    [Theory]
    [InlineData("ifUnknown-missing.json", "ifUnknown.missing", "Add `ifUnknown`")]
    [InlineData("ifUnknown-missing-for-a-kind.json", "ifUnknown.missing", "Add `ifUnknown`")]
    [InlineData("ifUnknown-of-an-amount.json", "ifUnknown.impossible", "Remove `ifUnknown`")]
    [InlineData("because-on-a-review.json", "because.misplaced", "Remove `because`")]
    [InlineData("gate-of-the-currency-missing.json", "gate.missing", "Add the gate of the currency")]
    [InlineData("gate-of-the-reading-missing.json", "gate.missing", "Add the gate of the reading")]
    [InlineData("unless-excuses-larger-amounts.json", "guard.direction", "Change to `upTo`")]
    [InlineData("trailing-comma-in-list.json", "json.syntax", "Remove the comma")]
    [InlineData("missing-comma.json", "json.syntax", "Add a comma")]
    [InlineData("value-twice-in-a-list.json", "value.repeated", "Remove the repeated value")]
    [InlineData("repeated-key-of-a-check.json", "member.repeated", "Remove `measure`")]
    [InlineData("money-without-currency.json", "money.format", "Change to `10.00 USD`")]
    public void An_obvious_fix_removes_its_problem(string file, string code, string title)
    {
        var document = Marked.In($"{Bad}/{file}", "{").Document;

        var action = All(document).FirstOrDefault(action => action.Title == title);

        action.Should().NotBeNull("the titles are {0}", string.Join(", ", All(document).Select(found => found.Title)));
        Marked.Open(Marked.Apply(document, action!.Edit)).Whole.Problems.Should().NotContain(problem => problem.Code == code);
    }

    [Fact]
    public void Offers_no_fix_outside_of_the_range()
    {
        var document = Marked.Open(Default.Replace("\"version\"", "\"versoin\"", StringComparison.Ordinal));
        var start = new Lsp.Position(0, 0);

        var actions = QuickFixes.In(document, new Lsp.Range(start, start));

        actions.Should().BeEmpty();
        All(document).Select(action => (action.Title, action.IsPreferred))
            .Should().Equal(("Change to `version`", true), ("Remove `versoin`", null));
    }

    private static bool IsFixed(RuleDocument document, string near)
    {
        var problem = document.Whole.Problems.First(problem => problem.Replacement == near);
        var action = All(document).FirstOrDefault(action => action.Title == $"Change to `{near}`");
        return action is not null
            && !Marked.Open(Marked.Apply(document, action.Edit)).Whole.Problems.Any(after => after.Message == problem.Message);
    }

    private static List<Lsp.CodeAction> All(RuleDocument document) =>
        QuickFixes.In(document, document.Lines.RangeOf(0, document.Text.Length)).Where(action => action.Kind == "quickfix").ToList();

    private static IEnumerable<(string File, string? Near, RuleDocument Document)> Corpus()
    {
        using var manifest = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Repository.Root, Bad, "manifest.json")));
        foreach (var entry in manifest.RootElement.EnumerateObject())
        {
            var text = File.ReadAllText(Path.Combine(Repository.Root, Bad, entry.Name));
            yield return (entry.Name, entry.Value.GetProperty("near").GetString(), Marked.Open(text));
        }
    }
}
