using FundsCheck.Authoring;
using FundsCheck.Records;

namespace FundsCheck.Pages;

/// <summary>The counted values of a threshold, for a page.</summary>
/// <param name="Threshold">The threshold.</param>
/// <param name="Result">The counts.</param>
/// <param name="Source">The name of the records, for people.</param>
/// <param name="Notes">What limits the counts, in words.</param>
public sealed record TuningSummary(TunedThreshold Threshold, TuningResult Result, string Source, IReadOnlyList<string> Notes)
{
    /// <summary>The suggestion, or the reason why there is none; null without a goal.</summary>
    public string? Suggestion { get; init; }

    /// <summary>The suggested value; null for none.</summary>
    public TuningRow? Suggested { get; init; }

    /// <summary>The changes with the suggested value; null where it is the present one, or without one.</summary>
    public RuleSetDifference? Changes { get; init; }

    /// <summary>The effect of that value on the recorded decisions; null as for the changes.</summary>
    public BacktestResult? Backtest { get; init; }
}
