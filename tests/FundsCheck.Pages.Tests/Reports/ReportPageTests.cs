using FundsCheck.Pages.Reports;

namespace FundsCheck.Pages.Tests.Reports;

[Collection(OneBrowser.Name)]
public sealed class ReportPageTests(Browser browser, PageLog log)
{
    [Fact]
    public async Task Is_sound_in_light_in_dark_and_on_paper()
    {
        var html = await HtmlPages.ReportAsync(PeriodReader.Read(log.Path, from: null, until: null));

        await using var opened = await browser.OpenAsync(html);
        await opened.ShouldBeSoundAsync("report");
        await Probe.ShouldBeTextAsync(opened.Page, 2);
        (await opened.Page.Locator("svg[role=img]").CountAsync()).Should().Be(4);
        (await opened.Page.Locator("#returns ~ table").First.InnerTextAsync()).Should().Contain("not above the level").And.Contain("0.50%");
        (await opened.CountPaperAsync("report")).Should().BeInRange(2, 4);
    }

    [Fact]
    public async Task A_log_without_decisions_of_the_period_is_stated()
    {
        var later = new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

        await using var opened = await browser.OpenAsync(await HtmlPages.ReportAsync(PeriodReader.Read(log.Path, later, until: null)));

        (await opened.Page.Locator("main").InnerTextAsync()).Should().Contain("The log has no decision of this period.");
    }
}
