using FundsCheck.Cli.Html;
using FundsCheck.Cli.Input;
using FundsCheck.Cli.Output;
using FundsCheck.Pages;
using FundsCheck.Pages.Reports;

namespace FundsCheck.Cli.Decisions;

/// <summary><c>decisions report --html FILE LOG</c>: the decisions of a period as a page. Nothing is sent.</summary>
internal static class PeriodPage
{
    public static async Task<int> RunAsync(
        Terminal terminal, string log, string html, DateTimeOffset? from, DateTimeOffset? until, CancellationToken cancellationToken)
    {
        if (from >= until)
        {
            throw new WrongInputException(["--from is not before --until; swap the two times"]);
        }

        var page = await HtmlPages.ReportAsync(Read(log, from, until, cancellationToken), cancellationToken).ConfigureAwait(false);
        await HtmlOption.WriteAsync(terminal, html, page).ConfigureAwait(false);
        return ExitStatus.Done;
    }

    private static PeriodReport Read(string log, DateTimeOffset? from, DateTimeOffset? until, CancellationToken cancellationToken)
    {
        try
        {
            return LogFiles.Read(log, () => PeriodReader.Read(log, from, until, cancellationToken));
        }
        catch (OverflowException)
        {
            throw new WrongInputException([$"{log}: its amounts are too large for an exact sum; check the amounts of its debits"]);
        }
    }
}
