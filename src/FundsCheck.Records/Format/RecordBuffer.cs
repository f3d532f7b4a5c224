using System.Globalization;
using FundsCheck.Rules;

namespace FundsCheck.Records.Format;

/// <summary>
/// The bodies of lines, one after another: a line without its number, its hash and its last brace. A store that writes many lines at once
/// makes each body on its caller's thread, so that a record that cannot be written fails for its caller alone.
/// </summary>
public sealed class RecordBuffer
{
    private readonly JsonLine _bodies = new();

    /// <summary>All bodies.</summary>
    public ReadOnlyMemory<byte> Written => _bodies.Written;

    /// <summary>The bytes of all bodies.</summary>
    public int Length => _bodies.Length;

    /// <summary>Empties the buffer.</summary>
    public void Clear() => _bodies.Clear();

    /// <summary>Removes what was added after so many bytes.</summary>
    public void CutTo(int length) => _bodies.CutTo(length);

    /// <summary>Adds the body of a rule set.</summary>
    /// <returns>Its bytes.</returns>
    /// <exception cref="UnwritableLineException">A reader would refuse the line; nothing was added.</exception>
    public int Add(RuleSet ruleSet) =>
        Add(ruleSet, static (line, ruleSet) => RuleSetLine.Write(line, ruleSet.Identity, ruleSet.CanonicalText));

    /// <summary>Adds the body of a decision.</summary>
    /// <returns>Its bytes.</returns>
    /// <exception cref="UnwritableLineException">A reader would refuse the line; nothing was added.</exception>
    public int Add(DecisionRecord record) => Add(record, DecisionLine.Write);

    /// <summary>Adds the body of an event.</summary>
    /// <returns>Its bytes.</returns>
    /// <exception cref="UnwritableLineException">A reader would refuse the line; nothing was added.</exception>
    public int Add(RecordedEvent recorded) => Add(recorded, EventLine.Write);

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
                    CultureInfo.InvariantCulture, $"its line is longer than {LogFormat.LineBytesMax} bytes; shorten its texts"));
        }
        catch (Exception exception)
        {
            // Whatever a record lacks, nothing of its line is kept.
            _bodies.CutTo(start);
            throw exception as UnwritableLineException
                ?? new UnwritableLineException($"the member after `{_bodies.LastName}` has no text or value that a log can hold", exception);
        }
    }
}
