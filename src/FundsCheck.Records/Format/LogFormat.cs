using System.Globalization;

namespace FundsCheck.Records.Format;

/// <summary>
/// The form of a log, version 2: JSON Lines, each line with its number and the SHA-256 of the line before it (64 zeros for the first). A
/// line is hashed as it stands, without its line feed. A log is one file or several, its segments; numbers and hashes go on from one to the
/// next, and each states the rule sets of its decisions itself. docs/records.md has every member.
/// </summary>
public static class LogFormat
{
    public const int Version = 2;

    /// <summary>The longest line, in bytes: a rule set at its largest, every character escaped.</summary>
    public const int LineBytesMax = 8 * 1_048_576;

    /// <summary>The most bytes of a line before its body: its number, and the hash of the line before it.</summary>
    public const int PrefixBytesMax = 128;

    /// <summary>The longest body of a line: what follows its number and hash, without the brace that closes it.</summary>
    public const int BodyBytesMax = LineBytesMax - PrefixBytesMax - 1;

    /// <summary>
    /// The most bytes between two flushes. After a crash, or a flush that failed, no more than these are in doubt.
    /// </summary>
    public const int UnflushedBytesMax = LineBytesMax;

    /// <summary>Reads a line, the chain aside.</summary>
    /// <param name="line">The line, without its line feed.</param>
    /// <param name="ruleSets">The rule sets of the lines before it.</param>
    /// <param name="number">Its number.</param>
    /// <param name="previous">The hash of the line before it.</param>
    /// <exception cref="FormatException">It is not a line of this format; the message says where.</exception>
    public static LogEntry Read(ReadOnlySpan<byte> line, RecordedRuleSets ruleSets, out long number, out LineHash previous)
    {
        var reader = new LineReader(line);
        number = reader.Next("seq"u8) ? reader.TakeNumber() : throw NotOfThisFormat(reader, line);
        previous = reader.Hash("prevHash"u8);
        var entry = ReadEntry(ref reader, ruleSets);
        reader.End();
        return entry;
    }

    // Each line of format 1 begins with its number under another name.
    private static FormatException NotOfThisFormat(LineReader reader, ReadOnlySpan<byte> line) =>
        line.StartsWith("{\"n\":"u8) ? OtherFormat(1) : reader.Wrong("seq"u8);

    private static FormatException OtherFormat(long format) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"the log has format {format}, and this version reads format {Version}; move its files elsewhere and begin a new log, or read it "
            + $"with the version that wrote it"));

    private static LogEntry ReadEntry(ref LineReader reader, RecordedRuleSets ruleSets)
    {
        if (reader.Next("decision"u8))
        {
            return new LogEntry.Decided(DecisionLine.Read(ref reader, ruleSets));
        }

        if (reader.Next("event"u8))
        {
            return new LogEntry.Happened(EventLine.Read(ref reader));
        }

        if (reader.TryOpen("ruleSet"u8))
        {
            return RuleSetLine.Read(ref reader);
        }

        reader.Open("log"u8);
        var format = reader.Number("format"u8);
        if (format != Version)
        {
            throw OtherFormat(format);
        }

        var (createdAt, segment) = (reader.Time("createdAt"u8), reader.NumberOr("segment"u8, 1));
        var begins = new LogEntry.Begins(Version, createdAt, segment, segment == 1 ? null : reader.Text("checkpointHash"u8));
        reader.Close();
        return begins;
    }
}
