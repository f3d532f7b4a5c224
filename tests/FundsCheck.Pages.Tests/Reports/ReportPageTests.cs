using FundsCheck.Pages.Reports;
using Microsoft.Playwright;

namespace FundsCheck.Pages.Tests.Reports;

[Collection(OneBrowser.Name)]
public sealed class ReportPageTests(Browser browser, PageLog log)
{
    [Fact]
    public async Task Is_sound_in_light_in_dark_and_on_paper()
    {
        var html = await HtmlPages.ReportAsync(PeriodReader.Read(log.Path, from: null, until: null));

        await using var light = await browser.OpenAsync(html);
        await light.ShouldBeSoundAsync("report-Light");
        await Probe.ShouldBeTextAsync(light.Page, 2);
        (await light.Page.Locator("svg[role=img]").CountAsync()).Should().Be(4);
        (await light.Page.Locator("#returns ~ table").First.InnerTextAsync()).Should().Contain("not above the level").And.Contain("0.50%");
        (await light.CountPaperAsync("report")).Should().BeInRange(2, 4);
        await using var dark = await browser.OpenAsync(html, ColorScheme.Dark);
        await dark.ShouldBeSoundAsync("report-Dark");
    }

    [Fact]
    public async Task A_log_without_decisions_of_the_period_is_stated()
    {
        var later = new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

        await using var opened = await browser.OpenAsync(await HtmlPages.ReportAsync(PeriodReader.Read(log.Path, later, until: null)));

        (await opened.Page.Locator("main").InnerTextAsync()).Should().Contain("The log has no decision of this period.");
        await opened.ShouldBeSoundAsync("report-empty");
    }
}
