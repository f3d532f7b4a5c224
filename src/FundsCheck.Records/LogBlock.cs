using System.Buffers;

namespace FundsCheck.Records;

/// <summary>A block of whole lines of a log.</summary>
/// <param name="Buffer">A rented array with the lines at its start.</param>
/// <param name="Length">The bytes of the lines, line feeds included.</param>
internal readonly record struct LogBlock(byte[] Buffer, int Length)
{
    public ReadOnlySpan<byte> Lines => Buffer.AsSpan(0, Length);

    public void Return() => ArrayPool<byte>.Shared.Return(Buffer);
}
