using Microsoft.Playwright;

namespace FundsCheck.Pages.Tests;

/// <summary>A text that would become an element, an attribute or the end of one if a page did not escape it.</summary>
internal static class Probe
{
    /// <summary>The probe where unprintable characters are rejected earlier.</summary>
    public const string Plain = "\"'><b id=probe>x</b>&amp;<u>";

    public const string Text = Plain + "\u202Ey";

    /// <summary>The page shows the text at least so often, and has no element of it. The control of direction is shown as its code.</summary>
    public static async Task ShouldBeTextAsync(IPage page, int times)
    {
        (await page.Locator("b#probe, u").CountAsync()).Should().Be(0);
        var text = await page.Locator("main").TextContentAsync() ?? "";
        text.Should().NotContain("\u202E");
        text.Split(Plain).Should().HaveCountGreaterThan(times);
    }
}
