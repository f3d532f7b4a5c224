using System.Buffers;
using FundsCheck.Records.Format;

namespace FundsCheck.Records;

/// <summary>Reads a log in blocks of whole lines, one segment after another.</summary>
internal sealed class LogBlocks(LogSource source)
{
    private const int ChunkBytes = 1_048_576;

    /// <summary>The bytes of the incomplete tail, once all blocks were read.</summary>
    public int IncompleteBytes { get; private set; }

    /// <summary>True where a line is too long, or a sealed segment ends within a line.</summary>
    public bool IsDamaged { get; private set; }

    public IEnumerable<LogBlock> Read()
    {
        for (var number = source.First; ; number++)
        {
            using var segment = source.Open(number);
            foreach (var chunk in Read(segment.Stream))
            {
                yield return chunk;
            }

            if (!segment.IsSealed || IncompleteBytes > 0 || IsDamaged)
            {
                IsDamaged |= segment.IsSealed;
                yield break;
            }
        }
    }

    private IEnumerable<LogBlock> Read(Stream stream)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(ChunkBytes);
        var filled = 0;
        while (stream.ReadAtLeast(buffer.AsSpan(filled), buffer.Length - filled, throwOnEndOfStream: false) is var read and > 0)
        {
            filled += read;
            var end = buffer.AsSpan(0, filled).LastIndexOf((byte)'\n') + 1;
            if (end == 0 && buffer.Length > LogFormat.LineBytesMax)
            {
                IsDamaged = true;
                yield break;
            }

            // The rest is the beginning of the next block. A line longer than a block gets a larger block.
            var next = ArrayPool<byte>.Shared.Rent(end == 0 && filled == buffer.Length ? 2 * buffer.Length : ChunkBytes);
            buffer.AsSpan(end, filled - end).CopyTo(next);
            if (end > 0)
            {
                yield return new LogBlock(buffer, end);
            }

            (buffer, filled) = (next, filled - end);
        }

        IncompleteBytes = filled;
    }
}
