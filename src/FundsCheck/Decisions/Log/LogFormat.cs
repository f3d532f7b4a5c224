using FundsCheck.Rules;

namespace FundsCheck.Decisions.Log;

/// <summary>
/// The form of a log, version 1: JSON Lines, each line with its number and the SHA-256 of the line before it (64 zeros for the first). A
/// line is hashed as it stands, without its line feed. A log is one file or several, its segments; numbers and hashes go on from one to the
/// next, and each tells the rule sets of its decisions itself.
/// </summary>
internal static class LogFormat
{
    public const int Version = 1;

    /// <summary>The longest line, in bytes: a rule set at its largest, every character escaped.</summary>
    public const int LineBytesMax = 8 * 1_048_576;

    /// <summary>The most bytes of a line before its body: its number, and the hash of the line before it.</summary>
    public const int PrefixBytesMax = 128;

    /// <summary>The longest body of a line: what follows its number and hash, without the brace that closes it.</summary>
    public const int BodyBytesMax = LineBytesMax - PrefixBytesMax - 1;

    /// <summary>
    /// The most bytes between two flushes. After a crash, or a flush that failed, no more than these are in doubt
    /// (<see cref="Segments.LogTail"/>).
    /// </summary>
    public const int UnflushedBytesMax = LineBytesMax;

    /// <summary>Reads a line, the chain aside.</summary>
    /// <param name="line">The line, without its line feed.</param>
    /// <param name="ruleSets">The rule sets that the log told before, by hash.</param>
    /// <param name="number">Its number.</param>
    /// <param name="previous">The hash of the line before it.</param>
    /// <param name="hasBalances">False to step over the balance of a decision, which deciding again does not look at;
    /// <see cref="DecisionReader.Unseen"/> stands for it.</param>
    /// <exception cref="FormatException">It is not a line of this format; the message says where.</exception>
    public static LogEntry Read(
        ReadOnlySpan<byte> line,
        IReadOnlyDictionary<string, RuleSetIdentity> ruleSets,
        out long number,
        out LineHash previous,
        bool hasBalances = true)
    {
        var reader = new LineReader(line);
        number = reader.Number("n"u8);
        previous = reader.Hash("prev"u8);
        var entry = ReadEntry(ref reader, ruleSets, hasBalances);
        reader.End();
        return entry;
    }

    private static LogEntry ReadEntry(ref LineReader reader, IReadOnlyDictionary<string, RuleSetIdentity> ruleSets, bool hasBalances)
    {
        if (reader.Next("decision"u8))
        {
            return new LogEntry.Decided(DecisionReader.Read(ref reader, ruleSets, hasBalances));
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
            throw new FormatException(
                $"this is a log of format {format.ToString(System.Globalization.CultureInfo.InvariantCulture)}; this version reads format "
                    + "1");
        }

        var begins = new LogEntry.Begins(
            Version, reader.Time("createdAt"u8), reader.Next("segment"u8) ? checked((int)reader.TakeNumber()) : 1,
            reader.TextOrNull("checkpoint"u8));
        reader.Close();
        return begins;
    }
}
