namespace FundsCheck.Records;

/// <summary>The effect of a threshold's values on recorded decisions.</summary>
public sealed record TuningResult
{
    /// <summary>The smallest number of recorded returns from which a value is suggested.</summary>
    public const int ReturnsMin = 30;

    /// <summary>The judged decisions: those of the rule set, by name, in its currency.</summary>
    public required BacktestTally Decisions { get; init; }

    /// <summary>The decisions of other rule sets or in other currencies; they are not judged.</summary>
    public required long OthersCount { get; init; }

    /// <summary>The decisions with another recorded outcome than the rule set gives: another version of it decided them.</summary>
    public required long DiffersCount { get; init; }

    /// <summary>The sent debits with a recorded return of the counted codes.</summary>
    public required BacktestTally Returned { get; init; }

    /// <summary>The sent debits with a recorded return of another code.</summary>
    public required BacktestTally OtherReturns { get; init; }

    /// <summary>The sent debits without a recorded return.</summary>
    public required BacktestTally Good { get; init; }

    /// <summary>The number of distinct values at which an outcome changes and with which the rule set loads.</summary>
    public required int ValuesCount { get; init; }

    /// <summary>The counted values, ascending, the present one among them.</summary>
    public required IReadOnlyList<TuningRow> Rows { get; init; }

    /// <summary>The row of the present value.</summary>
    public TuningRow Current => Rows.First(row => row.Strictness == 0);

    /// <summary>
    /// Suggests the loosest counted value, not looser than the present one, at which the upper end of the interval is at most the goal.
    /// Returns null where no value meets the goal, or fewer than <see cref="ReturnsMin"/> returns are recorded.
    /// </summary>
    /// <param name="goal">The share of returned debits, from 0 to 1.</param>
    public TuningRow? Suggest(double goal) => Returned.Count < ReturnsMin
        ? null
        : Rows.Where(row => row is { Strictness: >= 0, Rate.Estimate: not null } && row.Rate.High <= goal).MinBy(row => row.Strictness);
}
