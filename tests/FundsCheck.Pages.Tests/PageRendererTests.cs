using FundsCheck.Authoring;
using FundsCheck.Rules;

namespace FundsCheck.Pages.Tests;

public sealed class PageRendererTests
{
    [Fact]
    public async Task Shows_unprintable_characters_as_codes_wherever_they_stand()
    {
        var identity = RuleSet.Default.Identity with { Version = "1\u202E2" };
        var difference = new RuleSetDifference(
            identity, identity, [new RuleSettingChange("why", "a\u2028b", "c\u0007d\uD800e é 🙂", ChangeDirection.None)], []);

        var html = await HtmlPages.DiffAsync(RuleSet.Default, RuleSet.Default, difference, backtest: null);

        html.Should().Contain("a\\u2028b").And.Contain("c\\u0007d").And.NotContain("&#x202E;").And.NotContain("&#x7;");
        html.Should().Contain("&#xE9; &#x1F642;").And.Match(text => text.All(char.IsAscii), "every other character is a reference");
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    public async Task A_page_is_the_same_under_every_culture(string culture)
    {
        var before = await HtmlPages.ExplainAsync(RuleSet.Default, since: null);
        System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.GetCultureInfo(culture);

        (await HtmlPages.ExplainAsync(RuleSet.Default, since: null)).Should().Be(before);
    }
}
