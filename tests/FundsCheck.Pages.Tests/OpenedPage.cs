using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace FundsCheck.Pages.Tests;

/// <summary>A page in the browser, with all that it logged and requested.</summary>
public sealed class OpenedPage : IAsyncDisposable
{
    // Every sheet of a file, and the list of all has another type.
    private const string PaperPage = "/Type /Page\n";

    private static readonly string? Screenshots = Environment.GetEnvironmentVariable("FUNDSCHECK_SCREENSHOTS");

    private readonly IBrowserContext context;
    private readonly string path;
    private readonly List<string> messages = [];
    private readonly List<string> requests = [];

    private OpenedPage(IBrowserContext context, IPage page, string path)
    {
        (this.context, Page, this.path) = (context, page, path);
        page.Console += (_, message) => messages.Add(message.Text);
        page.PageError += (_, error) => messages.Add(error);
        page.Request += (_, request) => requests.Add(request.Url);
    }

    public IPage Page { get; }

    public static async Task<OpenedPage> OpenAsync(IBrowser browser, string html)
    {
        var file = Path.Combine(Path.GetTempPath(), $"fundscheck-{Guid.NewGuid():N}.html");
        await File.WriteAllTextAsync(file, html);
        var own = await browser.NewContextAsync(new BrowserNewContextOptions { Offline = true });
        var opened = new OpenedPage(own, await own.NewPageAsync(), file);
        await opened.Page.GotoAsync(new Uri(file).AbsoluteUri);
        return opened;
    }

    public async ValueTask DisposeAsync()
    {
        await context.CloseAsync();
        File.Delete(path);
    }

    /// <summary>
    /// Nothing in the console, no request but the file, no script, and nothing that axe finds or cannot decide; in light and in dark.
    /// </summary>
    public async Task ShouldBeSoundAsync(string name)
    {
        messages.Should().BeEmpty();
        requests.Should().Equal(new Uri(path).AbsoluteUri);
        (await Page.Locator("script, iframe, img, link, form, object, embed").CountAsync()).Should().Be(0);
        (await Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= window.innerWidth")).Should().BeTrue(
            "a page is never wider than the window");
        var result = await Page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations, ResultType.Incomplete] });
        result.Violations.Select(Show).Should().BeEmpty();

        // The contrast of texts in a drawing is not known to axe; this class computes it.
        result.Incomplete.Where(item => item.Id != "color-contrast" || !item.Nodes.All(IsInDrawing)).Select(Show).Should().BeEmpty();
        (await Page.EvaluateAsync<double>(Contrast)).Should().BeGreaterThanOrEqualTo(4.5);
        await ShootAsync($"{name}-light");

        // In the dark only the colours differ.
        var light = await Page.EvaluateAsync<string>(Background);
        await Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });
        (await Page.EvaluateAsync<string>(Background)).Should().NotBe(light);
        (await Page.EvaluateAsync<string[]>(DarkContrast)).Should().BeEmpty();
        (await Page.EvaluateAsync<double>(Contrast)).Should().BeGreaterThanOrEqualTo(4.5);
        await ShootAsync($"{name}-dark");
    }

    /// <summary>The number of pages on paper.</summary>
    public async Task<int> CountPaperAsync(string name)
    {
        await Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        var pdf = await Page.PdfAsync(new PagePdfOptions { PreferCSSPageSize = true, PrintBackground = true });
        if (Screenshots is not null)
        {
            await File.WriteAllBytesAsync(Path.Combine(Screenshots, $"{name}.pdf"), pdf);
        }

        return System.Text.Encoding.Latin1.GetString(pdf).Split(PaperPage).Length - 1;
    }

    private async Task ShootAsync(string name)
    {
        if (Screenshots is not null)
        {
            await Page.ScreenshotAsync(new PageScreenshotOptions { FullPage = true, Path = Path.Combine(Screenshots, $"{name}.png") });
        }
    }

    private static bool IsInDrawing(AxeResultNode node) => node.Html.StartsWith("<text", StringComparison.Ordinal);

    private static string Show(AxeResultItem item) =>
        $"{item.Id}: {item.Help}: {string.Join(", ", item.Nodes.Take(3).Select(node => node.Html))}";

    private const string Background = "() => getComputedStyle(document.body).backgroundColor";

    // axe is in the page already.
    private const string DarkContrast = """
        () => axe.run({ runOnly: ['color-contrast'], resultTypes: ['violations'] })
          .then(result => result.violations.flatMap(found => found.nodes.map(node => node.html)))
        """;

    // The least contrast of a text of a drawing with the page, and of its shapes (times 1.5: a shape needs 3 where a text needs 4.5).
    private const string Contrast = """
        () => {
          const parse = value => value.match(/[\d.]+/g).slice(0, 3).map(Number);
          const linear = part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
          const light = value => {
            const [r, g, b] = parse(value).map(part => linear(part / 255));
            return 0.2126 * r + 0.7152 * g + 0.0722 * b;
          };
          const ratio = (one, other) => {
            const [a, b] = [light(one), light(other)].sort((x, y) => y - x);
            return (a + 0.05) / (b + 0.05);
          };
          const page = getComputedStyle(document.body).backgroundColor;
          const texts = [...document.querySelectorAll('svg text')].map(text => ratio(getComputedStyle(text).fill, page));
          const shapes = [...document.querySelectorAll('svg rect[class^="fill-"]')]
            .map(shape => 1.5 * ratio(getComputedStyle(shape).fill, page));
          return Math.min(21, ...texts, ...shapes);
        }
        """;
}
