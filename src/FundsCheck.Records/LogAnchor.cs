using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using FundsCheck.Records.Format;

namespace FundsCheck.Records;

/// <summary>
/// The head of a decision log, noted where those who can write the log cannot write. As text it is one line, such as
/// <c>head 0b7a...8126 lines 11 at 2026-11-28T15:00:00Z</c>.
/// </summary>
public sealed class LogAnchor
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    private LogAnchor(LineHash head, long? lines, DateTimeOffset? notedAt) => (Hash, Lines, NotedAt) = (head, lines, notedAt);

    /// <summary>The hash of the log's last line, in 64 hexadecimal digits.</summary>
    public string Head => Hash.ToString();

    /// <summary>How many lines the log had; null where only the head was noted.</summary>
    public long? Lines { get; }

    /// <summary>When it was noted; null where only the head was. Nothing is verified by it.</summary>
    public DateTimeOffset? NotedAt { get; }

    internal LineHash Hash { get; }

    /// <summary>The anchor of a log that was verified.</summary>
    /// <param name="proof">The log.</param>
    /// <param name="now">The clock.</param>
    public static LogAnchor From(LogVerification proof, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(proof);
        return TryParse(proof.Head, out var head)
            ? new LogAnchor(head.Hash, proof.Lines, now.ToUniversalTime())
            : throw new ArgumentException("the log has no head", nameof(proof));
    }

    /// <summary>Reads an anchor: its line, or the bare head.</summary>
    /// <exception cref="FormatException">It is neither, or is all zeros, which precede the first line of every log.</exception>
    public static LogAnchor Parse(string text) =>
        TryParse(text, out var anchor)
            ? anchor
            : throw new FormatException(
                "an anchor is the line that `decisions anchor` prints, or a head: 64 hexadecimal digits, not all of them zeros");

    /// <summary>Reads an anchor: its line, or the bare head.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out LogAnchor? anchor)
    {
        string[] words = text?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) ?? [];
        anchor = words switch
        {
            [var head] when HashOf(head) is { } hash => new LogAnchor(hash, lines: null, notedAt: null),
            ["head", var head] when HashOf(head) is { } hash => new LogAnchor(hash, lines: null, notedAt: null),
            ["head", var head, "lines", var lines, "at", var at] when HashOf(head) is { } hash && LinesOf(lines) is { } count
                && TimeOf(at) is { } time => new LogAnchor(hash, count, time),
            _ => null,
        };
        return anchor is not null;
    }

    /// <summary>The anchor as one line.</summary>
    public override string ToString() => Lines is null
        ? $"head {Head}"
        : string.Create(
            CultureInfo.InvariantCulture,
            $"head {Head} lines {Lines} at {NotedAt!.Value.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture)}");

    private static LineHash? HashOf(string text) => LineHash.Find(text) is { } hash && hash != default ? hash : null;

    private static long? LinesOf(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var lines) && lines > 0 ? lines : null;

    private static DateTimeOffset? TimeOf(string text) =>
        DateTimeOffset.TryParseExact(text, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : null;
}
