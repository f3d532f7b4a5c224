using System.Globalization;
using FundsCheck.Holds;

namespace FundsCheck.Records;

/// <summary>Recomputes the holds of each decision from the earlier lines of the log. Memory grows with the number of open holds.</summary>
/// <param name="index">The holds before the first line.</param>
internal sealed class HoldVerifier(HoldIndex index)
{
    // A pass over all holds for every day of a log takes too long.
    private static readonly TimeSpan Apart = HoldCalculator.RememberedFor;

    private readonly HoldIndex _index = index;
    private readonly Dictionary<UInt128, HeldLines> _held = [];
    private DateTimeOffset _seen = DateTimeOffset.MinValue;
    private DateTimeOffset _passed = DateTimeOffset.MinValue;
    private bool _hasForgottenOne;

    /// <summary>
    /// Adds the next line on a debit, and returns the differences between the recorded holds of a decision and the sum of the earlier
    /// lines.
    /// </summary>
    public IReadOnlyList<ReplayDifference> Add(DebitEntry entry)
    {
        if (entry.Decision is { } decision)
        {
            ForgetBy(decision.Earliest);

            // After the clock was set back, a decision may count holds that are forgotten here.
            var mayBeMore = _hasForgottenOne || HoldCalculator.IsForgotten(decision.Question.EndedBy, _passed);
            var differences = Differences(decision.Holds, _index.Sum(decision.Question, decision.Account), mayBeMore);
            Hold(
                new HeldLines(decision.Question.DebitId, decision.Amount, decision.Account, entry.Line, []), decision.Hold,
                isFirst: entry.Line.Revision == 1);
            return differences;
        }

        if (_held.TryGetValue(entry.Line.Debit, out var held))
        {
            held = held with { Events = [.. held.Events, entry.Line] };
            var history = new DebitStatus(
                held.Decision.ToRecord(held.DebitId, held.Amount), [.. held.Events.Select(line => line.ToEvent())]);
            Hold(held, HoldCalculator.GetDebitHold(history), isFirst: false);
        }
        else
        {
            // A debit that is sent long after its hold expired has a new hold, on an account that is no longer known here.
            _hasForgottenOne |= entry.Line.Kind == DebitLineKind.Sent;
        }

        return [];
    }

    /// <summary>Adds a line before the first one, on a debit whose hold the index may contain.</summary>
    public void Restore(DebitEntry entry)
    {
        if (entry.Decision is { } decision)
        {
            Hold(
                new HeldLines(decision.Question.DebitId, decision.Amount, decision.Account, entry.Line, []), decision.Hold,
                isFirst: false);
        }
        else
        {
            Add(entry);
        }
    }

    private static IReadOnlyList<ReplayDifference> Differences(HoldTotals recorded, HoldTotals now, bool mayBeMore)
    {
        if (mayBeMore && recorded.Count >= now.Count
            && recorded.NotYetPosted.Amount + recorded.PossiblyPosted.Amount >= now.NotYetPosted.Amount + now.PossiblyPosted.Amount)
        {
            return [];
        }

        return recorded.NotYetPosted == now.NotYetPosted && recorded.PossiblyPosted == now.PossiblyPosted && recorded.Count == now.Count
            && recorded.DebitIds.SequenceEqual(now.DebitIds, StringComparer.Ordinal)
            ? []
            : [new ReplayDifference("holds", Show(recorded), Show(now))];
    }

    private static string Show(HoldTotals holds) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{holds.NotYetPosted}, possibly posted {holds.PossiblyPosted}, of {holds.Count} debits [{string.Join(", ", holds.DebitIds)}]");

    private void Hold(HeldLines held, Hold? hold, bool isFirst)
    {
        // A first decision that is repeated in a chain made anew is reported later, with the other orders of lines.
        _index.Add(held.DebitId, hold, mayBeThere: !isFirst || _held.ContainsKey(held.Decision.Debit), held.Account);
        held.ExpiresAt = hold?.ExpiresAt ?? DateTimeOffset.MinValue;
        if (hold is null)
        {
            _held.Remove(held.Decision.Debit);
        }
        else
        {
            _held[held.Decision.Debit] = held;
        }
    }

    // A hold is forgotten, as in a store, once two times far apart both lie long after its expiry.
    private void ForgetBy(DateTimeOffset time)
    {
        if (time < _seen || time - _seen < Apart)
        {
            return;
        }

        (_passed, _seen) = (_seen, time);
        _index.Forget(_passed);
        foreach (var debit in _held.Where(held => HoldCalculator.IsForgotten(held.Value.ExpiresAt, _passed)).Select(held => held.Key)
            .ToList())
        {
            _held.Remove(debit);
        }
    }

    /// <summary>A debit with a hold, its latest decision, and the events after the decision.</summary>
    private sealed record HeldLines(string DebitId, Money Amount, AccountKeys Account, DebitLine Decision, IReadOnlyList<DebitLine> Events)
    {
        public DateTimeOffset ExpiresAt { get; set; }
    }
}
