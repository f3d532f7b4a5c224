using System.Text;
using FundsCheck.Rules;

namespace FundsCheck.Authoring.Tests.Comparison;

public sealed class SettingsComparerTests
{
    private const string Currency = "\"currency\": \"USD\",";
    private const string Limit = "\"1000000.00 USD\", \"then\"";
    private const string LowerLimit = "\"500000.00 USD\", \"then\"";

    private static readonly string Default = RuleSet.Default.CanonicalText;

    [Theory]
    [InlineData("30m", ChangeDirection.Stricter)]
    [InlineData("2h", ChangeDirection.Looser)]
    [InlineData("3601s", ChangeDirection.Looser)]
    public void A_validity_counts_as_looser_where_it_is_longer(string validFor, ChangeDirection direction)
    {
        var difference = RuleSet.Default.CompareTo(With($"\"validFor\": \"{validFor}\","));

        difference.Settings.Should().Equal(new RuleSettingChange("validFor", "1h", validFor, direction));
        difference.Direction.Should().Be(direction);
        difference.Changes.Should().BeEmpty();
    }

    [Fact]
    public void A_validity_written_otherwise_changes_nothing()
    {
        var difference = RuleSet.Default.CompareTo(With("\"validFor\": \"60m\","));

        difference.Settings.Should().BeEmpty();
        difference.Direction.Should().Be(ChangeDirection.None);
    }

    [Fact]
    public void A_changed_description_is_listed_and_changes_no_decision()
    {
        var text = Default.Replace("\"owner\": \"risk\"", "\"owner\": \"ops\"").Replace("First policy.", "Second.");
        var other = Parse(text.Replace("\"ruleset\": \"ach-debit\"", "\"ruleset\": \"other\""));

        var difference = RuleSet.Default.CompareTo(other);

        difference.Settings.Select(setting => setting.ToString()).Should()
            .BeEquivalentTo("owner: risk -> ops", "why: First policy. -> Second.", "ruleset: ach-debit -> other");
        difference.Direction.Should().Be(ChangeDirection.None);
    }

    [Fact]
    public void A_declared_fact_is_listed_with_its_type_its_values_and_its_worse_side()
    {
        var old = WithFacts("""
            "x.days": { "type": "integer", "worse": "lower" }, "x.tier": { "type": "text", "in": ["low"] }
            """);
        var @new = WithFacts("""
            "x.days": { "type": "integer" }, "x.tier": { "type": "text", "in": ["low", "high"] }, "x.vip": { "type": "boolean" }
            """);

        var settings = old.CompareTo(@new).Settings;

        settings.Select(setting => setting.ToString()).Should().Equal(
            "facts.x.days: integer, worse lower -> integer",
            "facts.x.tier: text in [low] -> text in [low, high]",
            "facts.x.vip: not stated -> boolean");
        settings.Should().OnlyContain(setting => setting.Direction == ChangeDirection.None);
    }

    [Fact]
    public void The_looser_of_a_setting_and_a_region_decides()
    {
        var stricter = Parse(Default.Replace(Limit, LowerLimit));
        var both = Parse(Default.Replace(Limit, LowerLimit).Replace(Currency, $"{Currency} \"validFor\": \"2h\","));

        RuleSet.Default.CompareTo(stricter).Direction.Should().Be(ChangeDirection.Stricter);
        stricter.CompareTo(RuleSet.Default).Direction.Should().Be(ChangeDirection.Looser);
        RuleSet.Default.CompareTo(both).Direction.Should().Be(ChangeDirection.Looser);
    }

    private static RuleSet WithFacts(string facts) => With($"\"facts\": {{ {facts} }},");

    private static RuleSet With(string member) => Parse(Default.Replace(Currency, $"{Currency} {member}"));

    private static RuleSet Parse(string text) => RuleSet.Parse(Encoding.UTF8.GetBytes(text), "settings.json");
}
