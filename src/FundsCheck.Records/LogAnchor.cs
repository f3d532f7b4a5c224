using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using FundsCheck.Records.Format;

namespace FundsCheck.Records;

/// <summary>
/// The head of a decision log, noted outside the reach of the processes that can write the log. Its text form is one line, such as <c>head
/// 0b7a...8126 lines 11 at 2026-11-28T15:00:00Z</c>.
/// </summary>
public sealed class LogAnchor
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    private LogAnchor(LineHash head, long? lines, DateTimeOffset? notedAt) => (Hash, Lines, NotedAt) = (head, lines, notedAt);

    /// <summary>The hash of the log's last line, in 64 hexadecimal digits.</summary>
    public string Head => Hash.ToString();

    /// <summary>The number of lines of the log; null for an anchor of only the head.</summary>
    public long? Lines { get; }

    /// <summary>The time of the note; null for an anchor of only the head. The verification does not use it.</summary>
    public DateTimeOffset? NotedAt { get; }

    internal LineHash Hash { get; }

    /// <summary>Creates the anchor of a verified log.</summary>
    /// <param name="verification">The result of the verification.</param>
    /// <param name="now">The clock; its time becomes <see cref="NotedAt"/>.</param>
    public static LogAnchor From(LogVerification verification, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(verification);
        return TryParse(verification.Head, out var head)
            ? new LogAnchor(head.Hash, verification.Lines, now.ToUniversalTime())
            : throw new ArgumentException("the verification has no head; pass the result of RecordFile.Verify", nameof(verification));
    }

    /// <summary>Parses an anchor: its line, or the head alone.</summary>
    /// <exception cref="FormatException">The text is neither, or the head is all zeros, which precede the first line of every
    /// log.</exception>
    public static LogAnchor Parse(string text) =>
        TryParse(text, out var anchor)
            ? anchor
            : throw new FormatException(
                "an anchor is the line that `decisions anchor` prints, or a head: 64 hexadecimal digits, not all of them zeros");

    /// <summary>Parses an anchor: its line, or the head alone.</summary>
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
