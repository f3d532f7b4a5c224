using System.Globalization;
using FundsCheck.Decisions.Held;

namespace FundsCheck.Decisions.Log.Chunks;

/// <summary>Adds up what each decision was held against, from the lines before it, in the order of the log. Its memory grows with the debits on their way.</summary>
internal sealed class HoldProof
{
    private static readonly TimeSpan Apart = TimeSpan.FromDays(1);

    private readonly HoldBook _book = new();
    private readonly Dictionary<UInt128, HeldLines> _held = [];
    private DateTimeOffset _seen = DateTimeOffset.MinValue;
    private DateTimeOffset _passed = DateTimeOffset.MinValue;
    private bool _hasForgottenOne;

    /// <summary>Takes the next line on a debit; what differs between the holds of a decision and those that the lines before it add up to.</summary>
    public IReadOnlyList<ReplayDifference> Add(in DebitEntry entry)
    {
        if (entry.Decision is { Record: var record })
        {
            ForgetBy(record.DecidedAt);
            var account = AccountNames.Of(record);
            var question = HoldQuestion.Of(record);
            var differences = Differences(record.Holds, _book.Sum(question, account), _hasForgottenOne || HoldLedger.MayAskForForgotten(question.EndedBy, _passed));
            Hold(new DebitHistory(record, []), account, [entry.Line]);
            return differences;
        }

        if (_held.TryGetValue(entry.Line.Debit, out var held))
        {
            held = held with { Lines = [.. held.Lines, entry.Line] };
            Hold(held.ToHistory(), held.Account, held.Lines);
        }
        else
        {
            // Sent long after its hold ended, it holds anew, on an account that is no longer known here.
            _hasForgottenOne |= entry.Line.Kind == DebitLineKind.Sent;
        }

        return [];
    }

    private static IReadOnlyList<ReplayDifference> Differences(Holds recorded, Holds now, bool mayBeMore)
    {
        if (mayBeMore && recorded.Count >= now.Count && recorded.Certain.Amount + recorded.Possible.Amount >= now.Certain.Amount + now.Possible.Amount)
        {
            return [];
        }

        return recorded.Certain == now.Certain && recorded.Possible == now.Possible && recorded.Count == now.Count && recorded.DebitIds.SequenceEqual(now.DebitIds, StringComparer.Ordinal)
            ? []
            : [new ReplayDifference("holds", Show(recorded), Show(now))];
    }

    private static string Show(Holds holds) =>
        string.Create(CultureInfo.InvariantCulture, $"{holds.Certain}, possibly posted {holds.Possible}, of {holds.Count} debits [{string.Join(", ", holds.DebitIds)}]");

    private void Hold(DebitHistory history, AccountNames account, DebitLine[] lines)
    {
        _book.Add(history, account);
        if (DebitLife.HoldOf(history) is { } hold)
        {
            _held[lines[0].Debit] = new HeldLines(HeldDebit.Of(history.Record.Debit.Id, hold), account, lines);
        }
        else
        {
            _held.Remove(lines[0].Debit);
        }
    }

    // Once a day of the log: forgotten is what two times a day apart say has ended long ago, as a store does.
    private void ForgetBy(DateTimeOffset time)
    {
        if (time < _seen || time - _seen < Apart)
        {
            return;
        }

        (_passed, _seen) = (_seen, time);
        _book.Forget(_passed);
        foreach (var debit in _held.Where(held => HoldLedger.IsForgotten(held.Value.Held, _passed)).Select(held => held.Key).ToList())
        {
            _held.Remove(debit);
        }
    }

    /// <summary>A debit that holds: what it holds, and the lines from which that follows, its latest decision and the events since.</summary>
    private readonly record struct HeldLines(HeldDebit Held, AccountNames Account, DebitLine[] Lines)
    {
        public DebitHistory ToHistory() =>
            new(Lines[0].ToRecord(Held.DebitId, Held.Amount), [.. Lines.Skip(1).Select(line => line.ToEvent())]);
    }
}
