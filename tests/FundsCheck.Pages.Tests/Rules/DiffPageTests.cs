using FundsCheck.Authoring;
using FundsCheck.Rules;
using Microsoft.Playwright;

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

        await using var light = await browser.OpenAsync(html);
        await light.ShouldBeSoundAsync("diff-Light");
        await Probe.ShouldBeTextAsync(light.Page, 1);
        (await light.Page.Locator("h2").AllTextContentsAsync()).Should().Equal(
            "Settings", "Looser", "Stricter", "Other reasons or texts", "Bands before and after");
        (await light.Page.Locator("svg[role=img]").CountAsync()).Should().Be(4);
        (await light.Page.Locator("#looser + table").InnerTextAsync())
            .Should().Contain("age").And.Contain("review -> accept where balance.age");
        (await light.Page.Locator("#stricter + table").InnerTextAsync())
            .Should().Contain("attempts").And.Contain("-> decline where debit.attempt");
        (await light.CountPaperAsync("diff")).Should().BeInRange(1, 3);
        await using var dark = await browser.OpenAsync(html, ColorScheme.Dark);
        await dark.ShouldBeSoundAsync("diff-Dark");
    }
}
