using System.Globalization;
using System.Security.Cryptography;
using FundsCheck.Holds;

namespace FundsCheck.Records.Format;

/// <summary>
/// The state at the end of all sealed segments: the position, the rule sets, the holds and the statuses of connections. With a checkpoint,
/// opening a log does not read the sealed segments. A missing or damaged checkpoint is rebuilt from the segments, byte for byte. Its hash
/// is in the first line of the next segment, and so in the hash chain.
/// </summary>
internal sealed record Checkpoint(
    LogPosition End, IReadOnlyList<RuleSetIdentity> RuleSets, HoldIndex Holds, ConnectionStatusIndex Statuses, LogTimes Times,
    string Sha256)
{
    private const int Version = 2;

    /// <summary>The state before the first segment.</summary>
    public static Checkpoint Nothing() =>
        new(LogPosition.Start, [], new HoldIndex(), new ConnectionStatusIndex(), LogTimes.None, default(LineHash).ToString());

    /// <summary>Writes the checkpoint, and returns its SHA-256, which covers the lines before it too.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="end">The position.</param>
    /// <param name="ruleSets">The rule sets of the log.</param>
    /// <param name="holds">The holds that still count.</param>
    /// <param name="statuses">The statuses of connections.</param>
    /// <param name="times">The times of the log.</param>
    /// <param name="before">Lines to write before the checkpoint.</param>
    public static string Write(
        Stream stream, LogPosition end, IEnumerable<RuleSetIdentity> ruleSets, HoldIndex holds, ConnectionStatusIndex statuses,
        LogTimes times, ReadOnlySpan<byte> before = default)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        stream.Write(before);
        hash.AppendData(before);
        var line = new JsonLine();
        foreach (var written in Lines(line, end, ruleSets, holds, statuses, times))
        {
            stream.Write(written.Span);
            hash.AppendData(written.Span);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Reads a checkpoint; null where it is missing or incomplete, or does not have the expected hash.</summary>
    /// <param name="path">The file.</param>
    /// <param name="expected">The SHA-256 that the next segment states; null after a crash before the next segment.</param>
    public static Checkpoint? TryRead(string path, string? expected)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            using var lines = new HashedLines(stream);
            var read = Read(lines);
            return expected is null || string.Equals(expected, read.Sha256, StringComparison.Ordinal) ? read : null;
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or OverflowException
            or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Reads the lines of a checkpoint up to their end.</summary>
    /// <exception cref="FormatException">The lines are not those of a checkpoint.</exception>
    public static Checkpoint Read(HashedLines lines)
    {
        var reader = new LineReader(lines.Next());
        if (reader.Number("checkpoint"u8) != Version)
        {
            throw reader.Wrong("version 2"u8);
        }

        var end = new LogPosition(reader.Number("lines"u8), reader.Hash("head"u8), Bytes: 0);
        var times = new LogTimes(reader.Time("forgottenBy"u8), reader.Time("latest"u8));
        reader.End();
        var (ruleSets, holds, statuses) = (new List<RuleSetIdentity>(), new HoldIndex(), new ConnectionStatusIndex());
        while (!(reader = new LineReader(lines.Next())).Next("end"u8))
        {
            if (reader.TryOpen("ruleSet"u8))
            {
                ruleSets.Add(new RuleSetIdentity(reader.Text("name"u8), reader.Text("version"u8), reader.Text("sha256"u8)));
            }
            else if (reader.Next("connection"u8))
            {
                statuses.Restore(ConnectionLine.Read(ref reader), isOld: reader.Flag("old"u8));
                reader.End();
            }
            else
            {
                ReadAccount(ref reader, holds);
            }
        }

        return new Checkpoint(end, ruleSets, holds, statuses, times, lines.End());
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Lines(
        JsonLine line, LogPosition end, IEnumerable<RuleSetIdentity> ruleSets, HoldIndex holds, ConnectionStatusIndex statuses,
        LogTimes times)
    {
        Next().Open().Number("checkpoint", Version).Number("lines", end.Lines).Hash("head", end.Head);
        yield return line.Time("forgottenBy", times.ForgottenBy).Time("latest", times.Latest).Close().EndLine().Written;

        foreach (var ruleSet in ruleSets.OrderBy(ruleSet => ruleSet.Sha256, StringComparer.Ordinal))
        {
            yield return Next().Open().Open("ruleSet").Text("name", ruleSet.Name).Text("version", ruleSet.Version)
                .Text("sha256", ruleSet.Sha256).Close().Close().EndLine().Written;
        }

        foreach (var (names, debits) in holds.ToSorted())
        {
            Next().Open().Texts("account", [.. names.Select(name => name.ToString("x16", CultureInfo.InvariantCulture))]).OpenList("holds");
            foreach (var debit in debits)
            {
                line.Open().Text("id", debit.DebitId).Money("amount", debit.Amount).Time("possiblyPostedFrom", debit.PresentedFrom)
                    .Time("expiresAt", debit.ExpiresAt).Close();
            }

            yield return line.CloseList().Close().EndLine().Written;
        }

        foreach (var (status, isOld) in statuses.ToSorted())
        {
            ConnectionLine.Write(Next().Open(), status);
            yield return line.Flag("old", isOld).Close().EndLine().Written;
        }

        yield return Next().Open().Number("end", Version).Close().EndLine().Written;

        JsonLine Next()
        {
            line.Clear();
            return line;
        }
    }

    private static void ReadAccount(ref LineReader reader, HoldIndex holds)
    {
        ulong? account = null;
        foreach (var text in reader.Texts("account"u8))
        {
            var name = Convert.ToUInt64(text, 16);
            holds.Add(account ??= name, name);
        }

        _ = reader.TryOpenList("holds"u8) ? true : throw reader.Wrong("holds"u8);
        while (reader.NextObject())
        {
            var (id, amount) = (reader.Text("id"u8), reader.Money("amount"u8));
            holds.Add(
                account ?? throw reader.Wrong("an account"u8),
                new IndexedHold(id, amount, reader.Time("possiblyPostedFrom"u8), reader.Time("expiresAt"u8)));
            reader.Close();
        }

        reader.End();
    }
}
