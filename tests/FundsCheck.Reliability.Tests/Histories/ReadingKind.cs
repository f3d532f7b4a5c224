namespace FundsCheck.Reliability.Tests.Histories;

/// <summary>How a balance is read in a history.</summary>
internal enum ReadingKind
{
    /// <summary>In real time, without a time of the bank's.</summary>
    Now,

    /// <summary>As of some minutes before.</summary>
    Dated,

    /// <summary>As of a minute ahead, which counts as now.</summary>
    Ahead,

    /// <summary>As of an hour ahead: its time is unknown.</summary>
    FarAhead,

    /// <summary>Cached, some minutes old, without a stated time.</summary>
    Undated,

    /// <summary>Available is not stated.</summary>
    CurrentOnly,

    /// <summary>A transient failure.</summary>
    TransientTrouble,

    /// <summary>A permanent failure.</summary>
    LastingTrouble,
}
