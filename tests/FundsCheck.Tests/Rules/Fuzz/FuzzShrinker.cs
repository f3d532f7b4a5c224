using System.Text.Json;

namespace FundsCheck.Tests.Rules.Fuzz;

/// <summary>
/// Makes a file smaller while what is wrong with it stays: whole values are left out first, then parts, single bytes last.
/// </summary>
internal static class FuzzShrinker
{
    private const int AttemptsMax = 4_000;

    public static byte[] Shrink(byte[] file, Func<byte[], bool> isWrong)
    {
        var attempts = 0;
        file = ShrinkValues(file, Try);
        for (var size = file.Length / 2; size > 0; size /= 2)
        {
            for (var start = 0; start < file.Length && attempts < AttemptsMax;)
            {
                var shorter = Splice.Replace(file, start, Math.Min(file.Length, start + size), []);
                (file, start) = Try(shorter) ? (shorter, start) : (file, start + size);
            }
        }

        return file;

        bool Try(byte[] shorter) => attempts++ < AttemptsMax && isWrong(shorter);
    }

    private static byte[] ShrinkValues(byte[] file, Func<byte[], bool> isWrong)
    {
        var spans = SpansOf(file);
        for (var index = 1; index < spans.Count;)
        {
            var shorter = Splice.Drop(file, spans[index]);
            (file, index) = isWrong(shorter) ? (shorter, index) : (file, index + 1);
            spans = ReferenceEquals(file, shorter) ? SpansOf(file) : spans;
        }

        return file;
    }

    private static List<JsonSpan> SpansOf(byte[] file)
    {
        try
        {
            return SpanReader.Read(file);
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
