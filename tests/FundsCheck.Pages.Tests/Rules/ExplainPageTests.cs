using FundsCheck.Authoring;
using FundsCheck.Rules;
using Microsoft.Playwright;

namespace FundsCheck.Pages.Tests.Rules;

[Collection(OneBrowser.Name)]
public sealed class ExplainPageTests(Browser browser)
{
    [Fact]
    public async Task Is_sound_in_light_and_in_dark()
    {
        await using var opened = await browser.OpenAsync(await HtmlPages.ExplainAsync(RuleFiles.Load("buffer.json"), RuleSet.Default));

        await opened.ShouldBeSoundAsync("explain");
    }

    [Fact]
    public async Task Has_what_is_signed_on_its_first_page_of_paper()
    {
        await using var opened = await browser.OpenAsync(await HtmlPages.ExplainAsync(RuleSet.Default, since: null));

        (await opened.CountPaperAsync("explain")).Should().BeInRange(4, 9);

        // A4 without its margins: 184 mm and 275 mm, in pixels of CSS.
        await opened.Page.SetViewportSizeAsync(695, 1000);
        var signatures = await opened.Page.Locator("#signatures + p + table").BoundingBoxAsync();
        (signatures!.Y + signatures.Height).Should().BeLessThan(1039);
    }

    [Fact]
    public async Task Has_the_words_of_the_Markdown_document_and_a_chart_of_each_numeric_measure()
    {
        var ruleSet = RuleSet.Default;

        await using var opened = await browser.OpenAsync(await HtmlPages.ExplainAsync(ruleSet, since: null));

        var headings = await opened.Page.Locator("h1, h2, h3").AllTextContentsAsync();
        headings.Should().Equal(ruleSet.Explain().Split('\n').Where(line => line.StartsWith('#'))
            .Select(line => line.TrimStart('#', ' ').Replace("`", "", StringComparison.Ordinal)));
        (await opened.Page.Locator("svg[role=img]").CountAsync()).Should().Be(6);
        (await opened.Page.GetByRole(AriaRole.Img, new PageGetByRoleOptions
        {
            Name = "headroom.available: below 0.00 USD: decline; from 0.00 USD: accept",
        }).CountAsync()).Should().Be(1);
        (await opened.Page.Locator("tbody tr").CountAsync()).Should().BeGreaterThan(60);
    }

    [Fact]
    public async Task Shows_every_text_of_an_author_as_text()
    {
        var probe = Probe.Json;
        var ruleSet = RuleFiles.Parse($$"""
            { "ruleset": "tried", "version": {{probe}}, "why": {{probe}}, "owner": {{probe}}, "currency": "USD",
              "unchecked": { "balance.age": {{probe}} },
              "facts": { "x.tier": { "type": "text", "in": [{{probe}}, "b"] } },
              "checks": [
                { "id": "reading", "measure": "balance.reading",
                  "bands": [ { "in": ["read"], "then": "accept" }, { "otherwise": "review" } ] },
                { "id": "currency", "measure": "balance.currency", "why": {{probe}},
                  "bands": [ { "in": ["same"], "then": "accept" }, { "otherwise": "decline", "reason": "CURRENCY_MISMATCH" } ] },
                { "id": "tier", "measure": "x.tier",
                  "bands": [ { "in": [{{probe}}], "then": "accept" }, { "otherwise": "review", "reason": "X_TIER" } ],
                  "ifUnknown": { "then": "accept", "reason": "X_NONE", "because": {{probe}} } },
                { "id": "funds", "measure": "headroom.available",
                  "bands": [ { "below": "0.00 USD", "then": "decline", "reason": "INSUFFICIENT_AVAILABLE" }, { "otherwise": "accept" } ],
                  "ifUnknown": { "then": "review", "reason": "AVAILABLE_UNKNOWN" } } ],
              "tests": [ { "name": {{probe}}, "given": { "amount": "1.00 USD", "x.tier": {{probe}} },
                "expect": { "outcome": "review", "reasons": ["AVAILABLE_UNKNOWN"] } } ] }
            """);

        await using var opened = await browser.OpenAsync(await HtmlPages.ExplainAsync(ruleSet, since: RuleSet.Default));

        await Probe.ShouldBeTextAsync(opened.Page, 10);
    }
}
