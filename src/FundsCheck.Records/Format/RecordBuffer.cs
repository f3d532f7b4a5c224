using System.Globalization;
using FundsCheck.Rules;

namespace FundsCheck.Records.Format;

/// <summary>
/// A buffer of line bodies, one after another: lines without number, hash and last brace. A store that writes batches formats each body on
/// the thread of its caller, so that an unwritable record fails for that caller alone.
/// </summary>
public sealed class RecordBuffer
{
    private readonly JsonLine _bodies = new();

    /// <summary>All bodies.</summary>
    public ReadOnlyMemory<byte> Written => _bodies.Written;

    /// <summary>The length of all bodies in bytes.</summary>
    public int Length => _bodies.Length;

    /// <summary>Empties the buffer.</summary>
    public void Clear() => _bodies.Clear();

    /// <summary>Truncates the buffer to a length.</summary>
    public void CutTo(int length) => _bodies.CutTo(length);

    /// <summary>Adds the body of a rule set.</summary>
    /// <returns>The length of the body in bytes.</returns>
    /// <exception cref="UnwritableLineException">A reader would reject the line; the buffer is unchanged.</exception>
    public int Add(RuleSet ruleSet) =>
        Add(ruleSet, static (line, ruleSet) => RuleSetLine.Write(line, ruleSet.Identity, ruleSet.CanonicalText));

    /// <summary>Adds the body of a recorded rule set, with the text of its record.</summary>
    /// <returns>The length of the body in bytes.</returns>
    /// <exception cref="UnwritableLineException">A reader would reject the line; the buffer is unchanged.</exception>
    public int Add(LogEntry.Rules rules) => Add(rules, static (line, rules) => RuleSetLine.Write(line, rules.Identity, rules.Text));

    /// <summary>Adds the body of a decision.</summary>
    /// <returns>The length of the body in bytes.</returns>
    /// <exception cref="UnwritableLineException">A reader would reject the line; the buffer is unchanged.</exception>
    public int Add(DecisionRecord record) => Add(record, DecisionLine.Write);

    /// <summary>Adds the body of an event.</summary>
    /// <returns>The length of the body in bytes.</returns>
    /// <exception cref="UnwritableLineException">A reader would reject the line; the buffer is unchanged.</exception>
    public int Add(RecordedEvent recorded) => Add(recorded, EventLine.Write);

    /// <summary>Adds the body of a status of a connection.</summary>
    /// <returns>The length of the body in bytes.</returns>
    /// <exception cref="UnwritableLineException">A reader would reject the line; the buffer is unchanged.</exception>
    public int Add(ConnectionStatus status) => Add(status, ConnectionLine.Write);

    private int Add<T>(T content, Action<JsonLine, T> write)
    {
        ArgumentNullException.ThrowIfNull(content);
        var start = _bodies.Length;
        try
        {
            write(_bodies.Next(), content);
            return _bodies.Length - start is var length && length <= LogFormat.BodyBytesMax
                ? length
                : throw new UnwritableLineException(string.Create(
                    CultureInfo.InvariantCulture, $"the line is longer than {LogFormat.LineBytesMax} bytes; shorten its texts"));
        }
        catch (Exception exception)
        {
            // The buffer keeps no part of the line of an unwritable record.
            _bodies.CutTo(start);
            throw exception as UnwritableLineException
                ?? new UnwritableLineException(
                    $"the member after `{_bodies.LastName}` has no text or value that a log can hold", exception);
        }
    }
}
