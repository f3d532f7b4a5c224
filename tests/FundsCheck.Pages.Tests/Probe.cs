using Microsoft.Playwright;

namespace FundsCheck.Pages.Tests;

/// <summary>A text that would become an element, an attribute or the end of one if a page did not escape it.</summary>
internal static class Probe
{
    public const string Plain = "\"'><b id=probe>x</b>&amp;<u>";

    /// <summary>The probe as a string of JSON.</summary>
    public static readonly string Json = System.Text.Json.JsonSerializer.Serialize(Plain);

    /// <summary>The page shows the text at least so often and has no element of it.</summary>
    public static async Task ShouldBeTextAsync(IPage page, int times)
    {
        (await page.Locator("b#probe, u").CountAsync()).Should().Be(0);
        var text = await page.Locator("main").TextContentAsync() ?? "";
        text.Split(Plain).Should().HaveCountGreaterThan(times);
    }
}
