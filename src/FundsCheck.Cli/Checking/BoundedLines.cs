using System.Runtime.CompilerServices;

namespace FundsCheck.Cli.Checking;

/// <summary>Reads lines of bytes with a bound on each, so that no input needs more memory than that. A longer line is null, and skipped.</summary>
internal static class BoundedLines
{
    /// <summary>The longest line, in bytes.</summary>
    public const int BytesMax = 65_536;

    public static async IAsyncEnumerable<byte[]?> ReadAsync(Stream input, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var chunk = new byte[BytesMax];
        var line = new MemoryStream();
        var isTooLong = false;
        var hasBytes = false;
        while (await input.ReadAsync(chunk, cancellationToken).ConfigureAwait(false) is > 0 and var count)
        {
            for (var start = 0; start < count;)
            {
                var end = Array.IndexOf(chunk, (byte)'\n', start, count - start);
                var length = (end < 0 ? count : end) - start;
                hasBytes = true;
                isTooLong |= line.Length + length > BytesMax;
                if (!isTooLong)
                {
                    await line.WriteAsync(chunk.AsMemory(start, length), cancellationToken).ConfigureAwait(false);
                }

                if (end < 0)
                {
                    break;
                }

                yield return isTooLong ? null : line.ToArray();
                line.SetLength(0);
                isTooLong = false;
                hasBytes = false;
                start = end + 1;
            }
        }

        if (hasBytes)
        {
            yield return isTooLong ? null : line.ToArray();
        }
    }
}
