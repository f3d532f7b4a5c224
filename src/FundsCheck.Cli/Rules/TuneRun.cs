using System.Text;
using FundsCheck.Authoring;
using FundsCheck.Cli.Input;
using FundsCheck.Cli.Output;
using FundsCheck.Pages;
using FundsCheck.Records;
using FundsCheck.Rules;
using static System.FormattableString;

namespace FundsCheck.Cli.Rules;

/// <summary>Counts a threshold's values, and judges the records by the chosen one.</summary>
internal static class TuneRun
{
    /// <exception cref="WrongInputException">The sums are too large, or the chosen value does not load.</exception>
    public static TuneReport Count(Terminal terminal, TuneSettings settings, string path, string name, CancellationToken cancellationToken)
    {
        var threshold = settings.Threshold;
        var progress = new ProgressLine(terminal, name);
        try
        {
            var result = Tuning.Run(
                threshold, path, settings.Values, settings.ValuesMax, settings.Codes, progress, cancellationToken);
            progress.End();
            var chosen = Choose(settings, result);
            if (chosen is null or { Strictness: 0 })
            {
                return new TuneReport(settings, name, result, chosen, Changed: null, Backtest: null);
            }

            var changed = Load(threshold, chosen.Step);
            var backtest = DiffCommand.RunBacktest(terminal, threshold.RuleSet, changed, path, name, cancellationToken);
            return new TuneReport(settings, name, result, chosen, changed, backtest);
        }
        catch (OverflowException)
        {
            throw new WrongInputException([$"{name}: its amounts are too large for an exact sum; check the amounts of its debits"]);
        }
    }

    /// <summary>Loads the rule set with another value, with the analysis of <c>rules lint</c>.</summary>
    /// <exception cref="WrongInputException">It does not load.</exception>
    public static RuleSet Load(TunedThreshold threshold, long step)
    {
        var value = threshold.Format(step);
        return RuleSet.TryParse(Encoding.UTF8.GetBytes(threshold.Change(step)), "tuned.json", out var changed, out var problems)
            ? changed
            : throw new WrongInputException([
                $"`{value}` cannot be the threshold of check `{threshold.Check}`: "
                    + problems.First(problem => problem.Severity == RuleSeverity.Error).Message,
            ]);
    }

    /// <summary>The diff of the chosen value and what its file still needs.</summary>
    public static string Describe(TuneReport report)
    {
        if (report is not { Changed: { } changed, Chosen: { } chosen, Backtest: { } backtest })
        {
            return string.Empty;
        }

        var old = report.Settings.Threshold.RuleSet;
        var difference = old.CompareTo(changed);
        var failed = changed.RunTests().Count(test => !test.Passed);
        var lint = Invariant($"lint: 0 errors, {changed.Warnings.Count} warnings; tests that fail with it: {failed}");
        return $"\nthe rule set with {chosen.Threshold}:\n"
            + DiffText.Write(old.Identity, changed.Identity, difference, only: null, BacktestText.Summary(backtest))
            + HangingLines.Write(lint)
            + BacktestText.Write(backtest, report.Log);
    }

    /// <summary>The content of the page.</summary>
    public static TuningSummary Summarize(TuneReport report)
    {
        var threshold = report.Settings.Threshold;
        return new TuningSummary(
            threshold, report.Result, report.Log, [.. TuneText.Notes(report), .. TuneText.Explanations(report.Result)])
        {
            Suggestion = report.Suggestion,
            Suggested = report.Chosen,
            Changes = report.Changed is { } changed ? threshold.RuleSet.CompareTo(changed) : null,
            Backtest = report.Backtest,
        };
    }

    private static TuningRow? Choose(TuneSettings settings, TuningResult result) => (settings.GoalText, settings.NewFile) switch
    {
        (not null, _) => result.Suggest(settings.Goal),
        (null, not null) => result.Rows.FirstOrDefault(row => row.Step == settings.Values?[0]),
        _ => null,
    };
}
