using FundsCheck.Storage;

namespace FundsCheck.Records;

/// <summary>
/// Verifies the lines of one debit after another, in the order of the log: the earlier lines of a debit must permit each line. The state is
/// that of one debit, for a log of any length.
/// </summary>
internal sealed class DebitTimelines
{
    private DebitLine _last;
    private bool _hasLast;
    private DebitStatus? _history;

    /// <summary>Adds the next line, and returns the reason why the earlier lines do not permit it; null where they do.</summary>
    public string? Add(in DebitLine line)
    {
        // Most debits have one line, which needs no timeline.
        var before = !_hasLast || _last.Debit != line.Debit ? null : _history ?? new DebitStatus(_last.ToRecord(), []);
        (_last, _hasLast, _history) = (line, true, null);
        return line.Kind == DebitLineKind.Decision ? ProblemOfDecision(line, before) : ProblemOfEvent(line, before);
    }

    private static string? ProblemOfDecision(in DebitLine line, DebitStatus? before) =>
        before is null && line.IsFirst ? null : DebitLifecycleCheck.Problem(line.ToRecord(), before);

    private string? ProblemOfEvent(in DebitLine line, DebitStatus? before)
    {
        var recorded = line.ToEvent();
        if (DebitLifecycleCheck.Problem(recorded, before) is { } problem)
        {
            // The next lines are verified without this line.
            (_hasLast, _history) = (before is not null, before);
            return problem;
        }

        _history = before?.With(recorded);
        return null;
    }
}
