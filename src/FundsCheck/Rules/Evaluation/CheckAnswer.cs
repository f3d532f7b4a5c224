namespace FundsCheck.Rules.Evaluation;

/// <summary>
/// The outcome of a check, with the number of fallbacks taken and the band; no band where all measures were unknown. <c>AtOtherEnd</c>: the
/// band results from counting the possibly posted holds too.
/// </summary>
internal readonly record struct CheckAnswer
{
    public const sbyte NoBand = -1;

    // Bytes, so that an answer fits a register.
    private readonly byte _state;
    private readonly byte _outcome;

    public CheckAnswer(CheckState state, Outcome outcome = Outcome.None, byte depth = 0, sbyte band = NoBand, bool atOtherEnd = false) =>
        (_state, _outcome, Depth, Band, AtOtherEnd) = ((byte)state, (byte)outcome, depth, band, atOtherEnd);

    public CheckState State => (CheckState)_state;

    public Outcome Outcome => (Outcome)_outcome;

    public byte Depth { get; }

    public sbyte Band { get; }

    public bool AtOtherEnd { get; }

    /// <summary>True where the holds that are not yet posted would alone be accepted.</summary>
    public bool HoldPossible => AtOtherEnd && Outcome != Outcome.Accept;
}
