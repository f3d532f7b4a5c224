using FundsCheck.Authoring;
using FundsCheck.Pages.Reports;
using FundsCheck.Pages.Rules;
using FundsCheck.Pages.Timelines;
using FundsCheck.Records;
using FundsCheck.Rules;

namespace FundsCheck.Pages;

/// <summary>The pages, each the text of one self-contained HTML file: no script, no request, every value escaped.</summary>
public static class HtmlPages
{
    /// <summary>Renders the document of a rule set.</summary>
    /// <param name="ruleSet">The rule set.</param>
    /// <param name="since">The version to compare with; null for none.</param>
    /// <param name="cancellationToken">Ends the rendering before it begins.</param>
    /// <exception cref="ArgumentException">The two rule sets have different currencies.</exception>
    public static Task<string> ExplainAsync(RuleSet ruleSet, RuleSet? since, CancellationToken cancellationToken = default) =>
        PageRenderer.RenderAsync<ExplainPage>(
            cancellationToken, (nameof(ExplainPage.RuleSet), ruleSet), (nameof(ExplainPage.Since), since));

    /// <summary>Renders the report of a period.</summary>
    /// <param name="report">The report.</param>
    /// <param name="cancellationToken">Ends the rendering before it begins.</param>
    public static Task<string> ReportAsync(PeriodReport report, CancellationToken cancellationToken = default) =>
        PageRenderer.RenderAsync<ReportPage>(cancellationToken, (nameof(ReportPage.Report), report));

    /// <summary>Renders the timeline of a debit.</summary>
    /// <param name="timeline">The timeline, of at least one decision.</param>
    /// <param name="place">What the numbers of the decisions count, such as <c>line</c>.</param>
    /// <param name="cancellationToken">Ends the rendering before it begins.</param>
    public static Task<string> ShowAsync(LoggedTimeline timeline, string place, CancellationToken cancellationToken = default) =>
        PageRenderer.RenderAsync<ShowPage>(
            cancellationToken, (nameof(ShowPage.Timeline), timeline), (nameof(ShowPage.Place), place));

    /// <summary>Renders the changes between two rule sets.</summary>
    /// <param name="old">The old rule set.</param>
    /// <param name="new">The new rule set.</param>
    /// <param name="difference">Their differences.</param>
    /// <param name="backtest">The effect on recorded decisions; null without records.</param>
    /// <param name="cancellationToken">Ends the rendering before it begins.</param>
    public static Task<string> DiffAsync(
        RuleSet old,
        RuleSet @new,
        RuleSetDifference difference,
        BacktestResult? backtest,
        CancellationToken cancellationToken = default) =>
        PageRenderer.RenderAsync<DiffPage>(
            cancellationToken,
            (nameof(DiffPage.Old), old),
            (nameof(DiffPage.New), @new),
            (nameof(DiffPage.Changes), difference),
            (nameof(DiffPage.Backtest), backtest));

    /// <summary>Renders the counted values of a threshold.</summary>
    /// <param name="summary">The counts and the suggestion.</param>
    /// <param name="cancellationToken">Ends the rendering before it begins.</param>
    public static Task<string> TuneAsync(TuningSummary summary, CancellationToken cancellationToken = default) =>
        PageRenderer.RenderAsync<TunePage>(cancellationToken, (nameof(TunePage.Summary), summary));
}
