using FundsCheck.Records.Format;

namespace FundsCheck.DecisionLog;

/// <summary>Reads the lines of a verified segment with their bytes.</summary>
internal static class SegmentText
{
    /// <exception cref="IOException">The segment cannot be read.</exception>
    public static IEnumerable<CarriedLine> Read(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        var (lines, ruleSets, count, at) = (new StreamLines(stream), new RecordedRuleSets(), 0L, 0L);
        while (Next() is { } line)
        {
            if (line.Entry is LogEntry.Rules rules)
            {
                ruleSets.Add(rules.Identity);
            }

            yield return line;
        }

        CarriedLine? Next()
        {
            if (!lines.TryNext(LogFormat.LineBytesMax, out var text))
            {
                return null;
            }

            var entry = LogFormat.Read(text, ruleSets, out var number, out _);
            var line = new CarriedLine(entry, number, new LineLocation(file, ++count, at, LineHash.Of(text)), text.ToArray());
            at += text.Length + 1;
            return line;
        }
    }
}
