using FundsCheck.Holds;
using FundsCheck.Records.Format;

namespace FundsCheck.Records;

/// <summary>
/// The parts of a line on a debit by which later lines are verified. The record is released: thousands of waiting records would take most
/// of the memory.
/// </summary>
internal sealed class DebitEntry(in DebitLine line)
{
    private readonly DebitLine _line = line;

    public ref readonly DebitLine Line => ref _line;

    /// <summary>The recorded holds of the decision, and its own hold; null for an event.</summary>
    public HeldDecision? Decision { get; private init; }

    /// <summary>The entry of a line; null for a line without a debit.</summary>
    public static DebitEntry? Of(LogLine line)
    {
        if (DebitLine.Of(line.Number, line.Entry) is not { } debitLine)
        {
            return null;
        }

        return new DebitEntry(debitLine)
        {
            Decision = line.Entry is LogEntry.Decided { Record: var record }
                ? HeldDecision.Of(record, RecordedFacts.Differences(record, line.DecisionRules))
                : null,
        };
    }

    /// <param name="Earliest">The earliest time at which the decision may have been taken.</param>
    /// <param name="Question">The query by which the holds were summed.</param>
    /// <param name="Account">The names of the debit's account.</param>
    /// <param name="Amount">The debit's amount.</param>
    /// <param name="Holds">The recorded sums.</param>
    /// <param name="Hold">The hold of the debit after the decision.</param>
    /// <param name="OfFacts">The differences between the recorded facts and the facts derived from the debit and the reading.</param>
    public sealed record HeldDecision(
        DateTimeOffset Earliest,
        HoldQuery Question,
        AccountKeys Account,
        Money Amount,
        HoldTotals Holds,
        Hold? Hold,
        IReadOnlyList<ReplayDifference> OfFacts)
    {
        public static HeldDecision Of(DecisionRecord record, IReadOnlyList<ReplayDifference> ofFacts) => new(
            record.Bounds?.Earliest ?? record.DecidedAt,
            HoldQuery.From(record),
            AccountKeys.From(record),
            record.Debit.Amount,
            record.Holds,
            HoldCalculator.GetDebitHold(new DebitStatus(record, [])),
            ofFacts);
    }
}
