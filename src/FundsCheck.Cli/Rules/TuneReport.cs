using FundsCheck.Records;
using FundsCheck.Rules;
using static System.FormattableString;

namespace FundsCheck.Cli.Rules;

/// <summary>The result of <c>rules tune</c>.</summary>
/// <param name="Settings">What was counted.</param>
/// <param name="Log">The name of the records, for people.</param>
/// <param name="Result">The counts.</param>
/// <param name="Chosen">The suggested value, or the only named one of a file to write; null for none.</param>
/// <param name="Changed">The rule set with the chosen value; null where it is the present one, or without one.</param>
/// <param name="Backtest">The backtest of that rule set.</param>
internal sealed record TuneReport(
    TuneSettings Settings, string Log, TuningResult Result, TuningRow? Chosen, RuleSet? Changed, BacktestResult? Backtest)
{
    /// <summary>The suggestion, or the reason why there is none; null without a goal.</summary>
    public string? Suggestion => (Settings.GoalText, Chosen) switch
    {
        (null, _) => null,
        (_, null) when Result.Returned.Count < TuningResult.ReturnsMin => Invariant(
            $"no suggestion: {Result.Returned.Count} returns are recorded, and at least {TuningResult.ReturnsMin} are needed"),
        (_, null) => $"no suggestion: at no counted value does the interval end at {Settings.GoalText} or below",
        (_, { Strictness: 0 } present) =>
            $"no change is needed for returns of at most {Settings.GoalText}: at present {TuneText.Rate(present.Rate)}",
        (_, { } chosen) => $"suggested for returns of at most {Settings.GoalText}: {chosen.Threshold}, the loosest counted value whose "
            + $"interval ends there: {TuneText.Rate(chosen.Rate)}",
    };
}
