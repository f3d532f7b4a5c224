using FundsCheck.Records;

namespace FundsCheck.Pages.Tests.Timelines;

[Collection(OneBrowser.Name)]
public sealed class ShowPageTests(Browser browser, PageLog log)
{
    [Fact]
    public async Task Is_sound_in_light_in_dark_and_on_paper()
    {
        var html = await HtmlPages.ShowAsync(RecordFile.Find(log.Path, "d-review")!, "line");

        await using var opened = await browser.OpenAsync(html);
        await opened.ShouldBeSoundAsync("show");
        await Probe.ShouldBeTextAsync(opened.Page, 2);
        var text = await opened.Page.Locator("main").InnerTextAsync();
        text.Should().Contain("REVIEW").And.Contain("BALANCE_UNKNOWN").And.Contain("approved by").And.NotContain("token-never-shown");
        (await opened.Page.Locator("table:has(th:text-is('Margin')) tbody tr").CountAsync()).Should().Be(
            FundsCheck.Rules.RuleSet.Default.Definition.Checks.Count);
        (await opened.CountPaperAsync("show")).Should().BeInRange(1, 2);
    }

    [Fact]
    public async Task Has_the_amounts_as_bars()
    {
        await using var opened = await browser.OpenAsync(await HtmlPages.ShowAsync(RecordFile.Find(log.Path, "d-declined")!, "line"));

        (await opened.Page.Locator("svg[role=img]").GetAttributeAsync("aria-label")).Should().Be(
            "Available: 10.00 USD; Current: 10.00 USD; Held, not yet posted: 0.00 USD; Held, possibly posted: 0.00 USD; "
                + "This debit: 75.00 USD");
        (await opened.Page.Locator("main").InnerTextAsync()).Should().Contain("-65.00 USD").And.Contain("below 0.00 USD");
    }
}
