using System.Buffers;
using FundsCheck.Records.Format;

namespace FundsCheck.Records;

/// <summary>Cuts a log into chunks of whole lines, one segment after another.</summary>
internal sealed class LogBlocks(string path)
{
    private const int ChunkBytes = 1_048_576;

    private readonly string _path = RealPath.Of(path);

    /// <summary>The bytes after the last whole line, once all chunks were read.</summary>
    public int TornBytes { get; private set; }

    /// <summary>Whether a line is too long, or a closed segment ends within one.</summary>
    public bool IsDamaged { get; private set; }

    public IEnumerable<LogBlock> Read()
    {
        for (var number = 1; ; number++)
        {
            using var segment = LogSegment.Open(_path, number);
            foreach (var chunk in Read(segment.Stream))
            {
                yield return chunk;
            }

            if (!segment.IsClosed || TornBytes > 0 || IsDamaged)
            {
                IsDamaged |= segment.IsClosed;
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

            // What is left is the beginning of the next chunk; a line that is longer than a chunk gets a larger one.
            var next = ArrayPool<byte>.Shared.Rent(end == 0 && filled == buffer.Length ? 2 * buffer.Length : ChunkBytes);
            buffer.AsSpan(end, filled - end).CopyTo(next);
            if (end > 0)
            {
                yield return new LogBlock(buffer, end);
            }

            (buffer, filled) = (next, filled - end);
        }

        TornBytes = filled;
    }
}
