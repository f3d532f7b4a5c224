using Microsoft.Playwright;

namespace FundsCheck.Pages.Tests;

/// <summary>One headless Chromium for all tests: that of the operating system. Tests are skipped where there is none.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] Paths = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private IPlaywright? playwright;
    private IBrowser? chromium;

    public async ValueTask InitializeAsync()
    {
        if (Array.Find(Paths, File.Exists) is not { } path)
        {
            return;
        }

        playwright = await Playwright.CreateAsync();

        // A container's root has no sandbox; the pages have no script.
        chromium = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = path,
            Args = ["--no-sandbox"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (chromium is not null)
        {
            await chromium.CloseAsync();
        }

        playwright?.Dispose();
    }

    /// <summary>Opens a page from a file, as a person does.</summary>
    public async Task<OpenedPage> OpenAsync(string html)
    {
        Assert.SkipWhen(chromium is null, "chromium is not installed (Debian: apt-get install chromium)");
        return await OpenedPage.OpenAsync(chromium, html);
    }
}
