using System.Globalization;

namespace FundsCheck.Records.Format;

/// <summary>
/// The form of a log, version 2: JSON Lines, each line with its number and the SHA-256 of the line before it (64 zeros for the first). The
/// hash covers the bytes of the line without its line feed. A log has one or more files, its segments. Numbers and hashes continue from one
/// segment to the next, and each segment contains the rule sets of its decisions. docs/records.md lists every member.
/// </summary>
public static class LogFormat
{
    /// <summary>The version of the format that this library reads and writes.</summary>
    public const int Version = 2;

    /// <summary>The maximum length of a line in bytes: the largest rule set with every character escaped.</summary>
    public const int LineBytesMax = 8 * 1_048_576;

    /// <summary>The maximum length in bytes of a line before its body: its number, and the hash of the previous line.</summary>
    public const int PrefixBytesMax = 128;

    /// <summary>The maximum length of a body in bytes: the line after its number and hash, without the last brace.</summary>
    public const int BodyBytesMax = LineBytesMax - PrefixBytesMax - 1;

    /// <summary>
    /// The maximum number of bytes between two flushes. After a crash or a failed flush, at most these last bytes are in doubt.
    /// </summary>
    public const int UnflushedBytesMax = LineBytesMax;

    /// <summary>Reads a line without verifying the chain.</summary>
    /// <param name="line">The line, without its line feed.</param>
    /// <param name="ruleSets">The rule sets of the earlier lines.</param>
    /// <param name="number">The number of the line.</param>
    /// <param name="previous">The stated hash of the previous line.</param>
    /// <exception cref="FormatException">The text is not a line of this format; the message names the position.</exception>
    public static LogEntry Read(ReadOnlySpan<byte> line, RecordedRuleSets ruleSets, out long number, out LineHash previous)
    {
        var reader = new LineReader(line);
        number = reader.Next("seq"u8) ? reader.TakeNumber() : throw NotOfThisFormat(reader, line);
        previous = reader.Hash("prevHash"u8);
        var entry = ReadEntry(ref reader, ruleSets);
        reader.End();
        return entry;
    }

    /// <summary>
    /// Reads a record as databases keep it: the body of a line (<see cref="RecordBuffer"/>) in braces, without number and hash.
    /// </summary>
    /// <param name="record">The record.</param>
    /// <param name="ruleSets">The rule sets that it may name.</param>
    /// <exception cref="FormatException">The text is not a record of this format; the message names the position.</exception>
    public static LogEntry ReadRecord(ReadOnlySpan<byte> record, RecordedRuleSets ruleSets)
    {
        var reader = new LineReader(record);
        var entry = ReadEntry(ref reader, ruleSets);
        reader.End();
        return entry;
    }

    // A line of format 1 begins with its number under another name.
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

        if (reader.Next("connection"u8))
        {
            return new LogEntry.ConnectionChanged(ConnectionLine.Read(ref reader));
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
