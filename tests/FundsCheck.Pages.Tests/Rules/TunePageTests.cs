using FundsCheck.Records;
using FundsCheck.Rules;

namespace FundsCheck.Pages.Tests.Rules;

[Collection(OneBrowser.Name)]
public sealed class TunePageTests(Browser browser, PageLog log)
{
    [Fact]
    public async Task Is_sound_in_light_in_dark_and_on_paper()
    {
        TunedThreshold.TryFind(RuleSet.Default, "funds", "headroom.available", current: null, out var threshold, out _).Should().BeTrue();
        var result = Tuning.Run(threshold!, log.Path);
        var summary = new TuningSummary(threshold!, result, Probe.Plain, [Probe.Plain])
        {
            Suggestion = Probe.Plain,
            Suggested = result.Rows[^1],
        };

        await using var opened = await browser.OpenAsync(await HtmlPages.TuneAsync(summary));
        await opened.ShouldBeSoundAsync("tune");
        await Probe.ShouldBeTextAsync(opened.Page, 3);
        (await opened.Page.Locator("#values ~ table").First.Locator("tbody tr").CountAsync()).Should().Be(result.Rows.Count);
        (await opened.Page.EvaluateAsync<bool>(
            "() => document.querySelector('#values ~ table').scrollWidth <= document.querySelector('main').clientWidth"))
            .Should().BeTrue("the table is not wider than the texts");
        (await opened.Page.Locator("svg[role=img] circle.ring").CountAsync()).Should().Be(2, "the present and the suggested value");
        (await opened.Page.Locator("main").InnerTextAsync()).Should().Contain("From fewer than 30 no value is suggested");
        (await opened.CountPaperAsync("tune")).Should().BeInRange(1, 3);
    }
}
