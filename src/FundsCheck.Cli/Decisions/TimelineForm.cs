using FundsCheck.Cli.Html;
using FundsCheck.Cli.Input;
using FundsCheck.Cli.Output;
using FundsCheck.Pages;
using FundsCheck.Records;

namespace FundsCheck.Cli.Decisions;

/// <summary>The form of a timeline: text, JSON, or a page.</summary>
internal sealed record TimelineForm
{
    private readonly string? _page;

    /// <param name="isJson">True for JSON.</param>
    /// <param name="page">The file of the page; null for none.</param>
    /// <exception cref="WrongInputException">Both are given.</exception>
    public TimelineForm(bool isJson, string? page) => (IsJson, _page) = isJson && page is not null
        ? throw new WrongInputException(["--html and --output json exclude one another; give one of the two"])
        : (isJson, page);

    /// <summary>True for JSON.</summary>
    public bool IsJson { get; }

    public async Task WriteAsync(Terminal terminal, LoggedTimeline timeline, string place, CancellationToken cancellationToken)
    {
        if (_page is not null)
        {
            var html = await HtmlPages.ShowAsync(timeline, place, cancellationToken).ConfigureAwait(false);
            await HtmlOption.WriteAsync(terminal, _page, html).ConfigureAwait(false);
        }
        else if (IsJson)
        {
            await terminal.Out.WriteLineAsync(TimelineJson.Write(timeline, place)).ConfigureAwait(false);
        }
        else
        {
            TimelineText.Write(terminal.Out, timeline, place);
        }
    }
}
