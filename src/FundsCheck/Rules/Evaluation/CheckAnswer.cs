namespace FundsCheck.Rules.Evaluation;

/// <summary>
/// A check's answer: how many fallbacks down, and which band there; no band where the measure was unknown to the end.
/// <c>AtOtherEnd</c>: the band is the one of the measure with the possible holds counted too.
/// </summary>
internal readonly record struct CheckAnswer(CheckState State, Outcome Outcome, byte Depth, sbyte Band, bool AtOtherEnd)
{
    public const sbyte NoBand = -1;

    /// <summary>Whether the certain holds alone would be accepted.</summary>
    public bool HoldPossible => AtOtherEnd && Outcome != Outcome.Accept;
}
