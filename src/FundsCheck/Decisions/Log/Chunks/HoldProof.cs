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
    public IReadOnlyList<ReplayDifference> Add(DebitEntry entry)
    {
        if (entry.Decision is { } decision)
        {
            ForgetBy(decision.Earliest);
            var mayBeMore = _hasForgottenOne || HoldLedger.MayAskForForgotten(decision.Question.EndedBy, _passed);
            var differences = Differences(decision.Holds, _book.Sum(decision.Question, decision.Account), mayBeMore);
            Hold(decision.Question.DebitId, decision.Amount, decision.Hold, decision.Account, [entry.Line]);
            return differences;
        }

        if (_held.TryGetValue(entry.Line.Debit, out var held))
        {
            DebitLine[] lines = [.. held.Lines, entry.Line];
            var history = new DebitHistory(lines[0].ToRecord(held.DebitId, held.Amount), [.. lines.Skip(1).Select(line => line.ToEvent())]);
            Hold(held.DebitId, held.Amount, DebitLife.HoldOf(history), held.Account, lines);
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

    private void Hold(string debitId, Money amount, Hold? hold, AccountNames account, DebitLine[] lines)
    {
        _book.Add(debitId, hold, mayBeThere: lines.Length > 1 || lines[0].Revision > 1, account);
        if (hold is null)
        {
            _held.Remove(lines[0].Debit);
        }
        else
        {
            _held[lines[0].Debit] = new HeldLines(debitId, amount, hold.ExpiresAt, account, lines);
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
        foreach (var debit in _held.Where(held => HoldLedger.IsForgotten(held.Value.ExpiresAt, _passed)).Select(held => held.Key).ToList())
        {
            _held.Remove(debit);
        }
    }

    /// <summary>A debit that holds, with the lines from which that follows: its latest decision, and the events since.</summary>
    private readonly record struct HeldLines(string DebitId, Money Amount, DateTimeOffset ExpiresAt, AccountNames Account, DebitLine[] Lines);
}
