using FundsCheck.Storage;

namespace FundsCheck.Records;

/// <summary>
/// Verifies the lines of one debit after another, each debit's in the order of the log: whether what was recorded before a line permits it.
/// Its state is that of one debit, however long the log is.
/// </summary>
internal sealed class DebitTimelines
{
    private DebitLine _last;
    private bool _hasLast;
    private DebitStatus? _history;

    /// <summary>Takes the next line; why it cannot stand where it does, or null.</summary>
    public string? Add(in DebitLine line)
    {
        // Most debits have one line, which needs no history.
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
            // What follows is judged as if the line were not there.
            (_hasLast, _history) = (before is not null, before);
            return problem;
        }

        _history = before!.With(recorded);
        return null;
    }
}
