namespace FundsCheck.Cli.Reconciling;

/// <summary>The kinds of differences, the worst first.</summary>
internal enum FindingKind
{
    /// <summary>Sent, and no decision is recorded.</summary>
    NoDecision,

    /// <summary>Sent, and never accepted nor approved; or cancelled, or rejected by a person.</summary>
    NotAccepted,

    /// <summary>Sent for another amount than was decided.</summary>
    AmountDiffers,

    /// <summary>In the file more than once.</summary>
    SentTwice,

    /// <summary>Sent, with an accept before the latest decision, which is none.</summary>
    AcceptSuperseded,

    /// <summary>Accepted, and not in the file.</summary>
    NotSent,
}
