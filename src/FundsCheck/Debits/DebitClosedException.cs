namespace FundsCheck;

/// <summary>
/// A debit may no longer be initiated: it was sent, settled, returned, rejected or cancelled. Nothing was fetched or recorded. A debit that
/// is to be presented again has an id of its own.
/// </summary>
public sealed class DebitClosedException : FundsCheckException
{
    /// <summary>A closed debit.</summary>
    /// <param name="record">The latest decision on it.</param>
    /// <param name="state">What became of it; not <see cref="DebitState.Open"/>.</param>
    public DebitClosedException(DecisionRecord record, DebitState state)
        : base($"debit `{(record ?? throw new ArgumentNullException(nameof(record))).Debit.Id}` is {state.ToName()} and may not be "
            + "initiated; give a new debit an id of its own")
    {
        Record = record;
        State = state;
    }

    /// <summary>The debit's id.</summary>
    public string DebitId => Record.Debit.Id;

    /// <summary>The latest decision on the debit, as it was recorded.</summary>
    public DecisionRecord Record { get; }

    /// <summary>What became of the debit.</summary>
    public DebitState State { get; }
}
