using FundsCheck.Authoring;
using FundsCheck.Rules;

namespace FundsCheck.Pages.Tests.Rules;

[Collection(OneBrowser.Name)]
public sealed class DiffPageTests(Browser browser)
{
    [Fact]
    public async Task Is_sound_in_light_in_dark_and_on_paper()
    {
        var @new = RuleFiles.Parse(RuleSet.Default.CanonicalText
            .Replace("\"upTo\": \"1h\"", "\"upTo\": \"2h\"", StringComparison.Ordinal)
            .Replace("\"upTo\": 3", "\"upTo\": 2", StringComparison.Ordinal)
            .Replace("\"why\": \"First policy.\"", $"\"why\": {Probe.Json}", StringComparison.Ordinal));
        var html = await HtmlPages.DiffAsync(RuleSet.Default, @new, RuleSet.Default.CompareTo(@new), backtest: null);

        await using var opened = await browser.OpenAsync(html);
        await opened.ShouldBeSoundAsync("diff");
        await Probe.ShouldBeTextAsync(opened.Page, 1);
        (await opened.Page.Locator("h2").AllTextContentsAsync()).Should().Equal(
            "Settings", "Looser", "Stricter", "Other reasons or texts", "Bands before and after");
        (await opened.Page.Locator("svg[role=img]").CountAsync()).Should().Be(4);
        (await opened.Page.Locator("#looser + table").InnerTextAsync())
            .Should().Contain("age").And.Contain("review -> accept where balance.age");
        (await opened.Page.Locator("#stricter + table").InnerTextAsync())
            .Should().Contain("attempts").And.Contain("-> decline where debit.attempt");
        (await opened.CountPaperAsync("diff")).Should().BeInRange(1, 3);
    }
}
