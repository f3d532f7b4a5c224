using System.Text;
using FundsCheck.Authoring.Tests.Schema;
using FundsCheck.Rules;
using FundsCheck.Tests.Rules;

namespace FundsCheck.Authoring.Tests.Documents;

public sealed class AcceptSummaryTests
{
    [Fact]
    public void States_on_what_an_accept_rests()
    {
        var text = Load(RuleFileText.With("""
            { "id": "cushion", "measure": "cover.available", "bands": [ { "upTo": "110%", "then": "review", "reason": "THIN_CUSHION" },
              { "otherwise": "accept" } ],
              "ifUnknown": { "then": "review", "reason": "AVAILABLE_UNKNOWN" } },
            { "id": "ledger", "measure": "headroom.current", "bands": [ { "below": "-90.00 USD", "then": "review",
              "reason": "CURRENT_DOES_NOT_COVER" }, { "otherwise": "accept" } ],
              "ifUnknown": { "then": "review", "reason": "CURRENT_UNKNOWN" } }
            """)).Explain();

        Section(text, "What an accept rests on").Should().Contain("- check `funds`: `headroom.available` is known and from 0.00 USD\n")
            .And.Contain("- check `cushion`: `cover.available` is known and above 110%\n").And.NotContain("ledger");
    }

    [Fact]
    public void Lists_a_band_that_accepts_what_the_money_may_not_cover_as_a_waiver()
    {
        var text = RuleSet.Load(Path.Combine(RuleFileCorpus.GoodFolder, "waived-overdraft.json")).Explain();

        Section(text, "What an accept rests on").Should().Contain("- check `funds`: `headroom.available` is known and from 0.00 USD\n");
        Section(text, "What is accepted by waiver")
            .Should().Contain(
                "| `funds` | `headroom.available` is from -50.00 USD and below 0.00 USD | `X_LENT` | a gap of up to 50.00 USD is lent |");
    }

    [Fact]
    public void Lists_what_is_never_looked_at_with_its_because()
    {
        var text = Load(RuleFileText.With("")
            .Replace("\"checks\": [", "\"unchecked\": { \"balance.age\": \"read a moment ago\" }, \"checks\": [", StringComparison.Ordinal))
                .Explain();

        var rows = Section(text, "What is never looked at").Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .ToList();

        rows.Should().HaveCount(4);
        rows
            .Should().ContainSingle(row => row.StartsWith("| `balance.age` |", StringComparison.Ordinal)
                && row.EndsWith("| read a moment ago |", StringComparison.Ordinal));
        rows.Where(row => row.EndsWith("| **no reason is stated** |", StringComparison.Ordinal)).Should().HaveCount(3);
    }

    [Fact]
    public void Lists_nothing_where_all_is_checked() =>
        Section(RuleSet.Default.Explain(), "What is never looked at")
            .Should().Contain("Nothing: the account's kind and verification and the balance's age and source are checked.");

    [Fact]
    public void Comes_before_the_checks() =>
        RuleSet.Default.Explain().IndexOf("## What is never looked at", StringComparison.Ordinal)
            .Should().BeLessThan(RuleSet.Default.Explain().IndexOf("## The checks", StringComparison.Ordinal));

    private static RuleSet Load(string text) => RuleSet.Parse(Encoding.UTF8.GetBytes(text), "tried.json");

    private static string Section(string text, string heading)
    {
        var start = text.IndexOf($"## {heading}\n", StringComparison.Ordinal);
        return text[start..text.IndexOf("\n## ", start + 1, StringComparison.Ordinal)] + "\n";
    }
}
