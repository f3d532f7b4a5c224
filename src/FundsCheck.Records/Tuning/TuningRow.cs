namespace FundsCheck.Records;

/// <summary>The recorded decisions and debits under one value of the threshold. Every count is exact.</summary>
public sealed record TuningRow
{
    /// <summary>The value, in steps of the threshold.</summary>
    public required long Step { get; init; }

    /// <summary>The value, as a rule file writes it.</summary>
    public required string Threshold { get; init; }

    /// <summary>The change against the rule set: less than 0 for a looser value, 0 for the present one, more than 0 for a stricter
    /// one.</summary>
    public required int Strictness { get; init; }

    /// <summary>The accepted decisions.</summary>
    public required BacktestTally Accepts { get; init; }

    /// <summary>The reviewed decisions.</summary>
    public required BacktestTally Reviews { get; init; }

    /// <summary>The declined decisions.</summary>
    public required BacktestTally Declines { get; init; }

    /// <summary>The returned debits that would have been stopped, of <see cref="TuningResult.Returned"/>.</summary>
    public required BacktestTally ReturnsStopped { get; init; }

    /// <summary>The debits without a return that would have been stopped, of <see cref="TuningResult.Good"/>.</summary>
    public required BacktestTally GoodLost { get; init; }

    /// <summary>The debits that were not sent and would be accepted; whether they would be returned is not known.</summary>
    public required BacktestTally Added { get; init; }

    /// <summary>The share of returned debits among those that would still be sent.</summary>
    public required TuningRate Rate { get; init; }

    /// <summary>True where no other value stops as many returned debits for fewer good ones. A looser value is never on it.</summary>
    public bool IsEfficient { get; init; }
}
