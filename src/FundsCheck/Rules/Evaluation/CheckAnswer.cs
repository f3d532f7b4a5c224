namespace FundsCheck.Rules.Evaluation;

/// <summary>
/// A check's answer: how many fallbacks down, and which rung there; no rung where the measure was unknown to the end.
/// </summary>
internal readonly record struct CheckAnswer(CheckState State, Outcome Outcome, byte Depth, sbyte Rung, bool HoldPossible)
{
    public const sbyte NoRung = -1;
}
