using FundsCheck.Holds;
using FundsCheck.Records.Format;

namespace FundsCheck.Records;

/// <summary>
/// A line on a debit, as much of it as the lines behind it are verified by. The record itself is let go: thousands that wait for the lines
/// before them would cost more than all else.
/// </summary>
internal sealed class DebitEntry(in DebitLine line)
{
    private readonly DebitLine _line = line;

    public ref readonly DebitLine Line => ref _line;

    /// <summary>What the decision was held against, and what it holds; null for an event.</summary>
    public HeldDecision? Decision { get; private init; }

    /// <summary>The line as this; null where it is on no debit.</summary>
    public static DebitEntry? Of(LogLine line)
    {
        if (DebitLine.Of(line.Number, line.Entry) is not { } debitLine)
        {
            return null;
        }

        return new DebitEntry(debitLine)
        {
            Decision = line.Entry is LogEntry.Decided { Record: var record }
                ? HeldDecision.Of(record, RecordedFacts.Differences(record, line.RuleSet!))
                : null,
        };
    }

    /// <param name="Earliest">The earliest time at which it may have been decided.</param>
    /// <param name="Question">Against what holds were summed.</param>
    /// <param name="Account">The names of its account.</param>
    /// <param name="Amount">The debit's amount.</param>
    /// <param name="Holds">The sums, as they are recorded.</param>
    /// <param name="Hold">What the debit holds from then on.</param>
    /// <param name="OfFacts">What differs between its facts and those of its own debit and reading.</param>
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
            HoldCalculator.OfDebit(new DebitStatus(record, [])),
            ofFacts);
    }
}
