using System.Runtime.CompilerServices;
using FundsCheck.Cli.Input;

namespace FundsCheck.Cli.Checking;

/// <summary>
/// Reads lines of bytes of at most <see cref="BytesMax"/>, and bounds the memory of any input so. A longer line is null. An input without a
/// line end within <see cref="SkippedBytesMax"/>, as a device, is rejected.
/// </summary>
internal static class BoundedLines
{
    /// <summary>The longest line, in bytes.</summary>
    public const int BytesMax = 65_536;

    /// <summary>The longest line that is skipped, in bytes.</summary>
    public const long SkippedBytesMax = 64L * 1_048_576;

    public static async IAsyncEnumerable<byte[]?> ReadAsync(Stream input, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var chunk = new byte[BytesMax];
        var line = new MemoryStream();
        var isTooLong = false;
        var hasBytes = false;
        var skipped = 0L;
        while (await input.ReadAsync(chunk, cancellationToken).ConfigureAwait(false) is > 0 and var count)
        {
            for (var start = 0; start < count;)
            {
                var end = Array.IndexOf(chunk, (byte)'\n', start, count - start);
                var length = (end < 0 ? count : end) - start;
                hasBytes = true;
                isTooLong |= line.Length + length > BytesMax;
                skipped = isTooLong ? skipped + length : 0;
                if (skipped > SkippedBytesMax)
                {
                    throw new WrongInputException([
                        $"the input has no line end within {SkippedBytesMax} bytes; write one debit in each line",
                    ]);
                }

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
                skipped = 0;
                start = end + 1;
            }
        }

        if (hasBytes)
        {
            yield return isTooLong ? null : line.ToArray();
        }
    }
}
