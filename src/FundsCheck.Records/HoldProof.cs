using System.Globalization;
using FundsCheck.Holds;

namespace FundsCheck.Records;

/// <summary>
/// Adds up what each decision was held against, from the lines before it, in the order of the log. Its memory grows with the debits on
/// their way.
/// </summary>
internal sealed class HoldProof
{
    // Looking at all that is held costs too much for every day of a log.
    private static readonly TimeSpan Apart = HoldCalculator.RememberedFor;

    private readonly HoldIndex _catalog = new();
    private readonly Dictionary<UInt128, HeldLines> _held = [];
    private DateTimeOffset _seen = DateTimeOffset.MinValue;
    private DateTimeOffset _passed = DateTimeOffset.MinValue;
    private bool _hasForgottenOne;

    /// <summary>
    /// Takes the next line on a debit; what differs between the holds of a decision and those that the lines before it add up to.
    /// </summary>
    public IReadOnlyList<ReplayDifference> Add(DebitEntry entry)
    {
        if (entry.Decision is { } decision)
        {
            ForgetBy(decision.Earliest);

            // Where the clock was set back, holds are asked for that are forgotten here.
            var mayBeMore = _hasForgottenOne || HoldCalculator.IsForgotten(decision.Question.EndedBy, _passed);
            var differences = Differences(decision.Holds, _catalog.Sum(decision.Question, decision.Account), mayBeMore);
            Hold(new HeldLines(decision.Question.DebitId, decision.Amount, decision.Account, entry.Line, []), decision.Hold);
            return differences;
        }

        if (_held.TryGetValue(entry.Line.Debit, out var held))
        {
            held = held with { Events = [.. held.Events, entry.Line] };
            var history = new DebitStatus(
                held.Decision.ToRecord(held.DebitId, held.Amount), [.. held.Events.Select(line => line.ToEvent())]);
            Hold(held, HoldCalculator.OfDebit(history));
        }
        else
        {
            // Sent long after its hold ended, it holds anew, on an account that is no longer known here.
            _hasForgottenOne |= entry.Line.Kind == DebitLineKind.Sent;
        }

        return [];
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

    private void Hold(HeldLines held, Hold? hold)
    {
        _catalog.Add(held.DebitId, hold, mayBeThere: held.Events.Count > 0 || held.Decision.Revision > 1, held.Account);
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

    // Forgotten is what two times far apart say has ended long ago, as a store does.
    private void ForgetBy(DateTimeOffset time)
    {
        if (time < _seen || time - _seen < Apart)
        {
            return;
        }

        (_passed, _seen) = (_seen, time);
        _catalog.Forget(_passed);
        foreach (var debit in _held.Where(held => HoldCalculator.IsForgotten(held.Value.ExpiresAt, _passed)).Select(held => held.Key)
            .ToList())
        {
            _held.Remove(debit);
        }
    }

    /// <summary>A debit that holds, with the lines from which that follows: its latest decision, and the events since.</summary>
    private sealed record HeldLines(string DebitId, Money Amount, AccountKeys Account, DebitLine Decision, IReadOnlyList<DebitLine> Events)
    {
        public DateTimeOffset ExpiresAt { get; set; }
    }
}
