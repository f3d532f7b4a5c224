namespace FundsCheck.Rules.Evaluation;

/// <summary>
/// The outcome of a check, with the number of fallbacks taken and the band; no band where all measures were unknown. <c>AtOtherEnd</c>: the
/// band results from counting the possibly posted holds too.
/// </summary>
internal readonly record struct CheckAnswer(CheckState State, Outcome Outcome, byte Depth, sbyte Band, bool AtOtherEnd)
{
    public const sbyte NoBand = -1;

    /// <summary>True where the holds that are not yet posted would alone be accepted.</summary>
    public bool HoldPossible => AtOtherEnd && Outcome != Outcome.Accept;
}
