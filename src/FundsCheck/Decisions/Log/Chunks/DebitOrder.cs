using System.Globalization;

namespace FundsCheck.Decisions.Log.Chunks;

/// <summary>
/// Verifies the lines of one debit after another, each debit's in the order of the log: revisions are counted from 1, and a revision has an event of
/// a kind once. Its state is that of one debit, however long the log is; further checks of a debit's lines have their place here.
/// </summary>
internal sealed class DebitOrder
{
    private readonly HashSet<(int Revision, DebitLineKind Kind)> _events = [];
    private UInt128 _debit;
    private bool _hasDebit;
    private int _revision;

    /// <summary>Takes the next line; what is wrong with it, or null.</summary>
    public string? Add(in DebitLine line)
    {
        if (!_hasDebit || line.Debit != _debit)
        {
            (_debit, _hasDebit, _revision) = (line.Debit, true, 0);
            _events.Clear();
        }

        return line.Kind == DebitLineKind.Decision ? AddDecision(line.Revision) : AddEvent(line.Revision, line.Kind);
    }

    private string? AddDecision(int revision)
    {
        var expected = _revision + 1;
        _revision = revision;
        return revision == expected
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"it is revision {revision} of its debit, where revision {expected} follows the lines before it: a decision was added or removed, and the chain made anew");
    }

    private string? AddEvent(int revision, DebitLineKind kind)
    {
        if (revision < 1 || revision > _revision)
        {
            return string.Create(CultureInfo.InvariantCulture, $"it is an event of revision {revision} of its debit, which no line before it decides");
        }

        return _events.Add((revision, kind))
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"it records a second time that revision {revision} of its debit was {NameOf(kind)}: an event was added, and the chain made anew");
    }

    private static string NameOf(DebitLineKind kind) => kind switch
    {
        DebitLineKind.Approved => "approved",
        DebitLineKind.Rejected => "rejected",
        DebitLineKind.Sent => "sent",
        DebitLineKind.Settled => "settled",
        DebitLineKind.Returned => "returned",
        _ => "cancelled",
    };
}
