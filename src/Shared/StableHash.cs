using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace FundsCheck;

/// <summary>
/// Computes 64 bits of the SHA-256 of a text, the same in every process and version. Two texts with one hash are not found in useful time.
/// </summary>
internal static class StableHash
{
    private const int BytesMax = 1_024;

    /// <param name="text">The text.</param>
    /// <param name="kind">The kind of the text; equal texts of two kinds have different hashes.</param>
    public static ulong Of(string text, byte kind = 0)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        var length = Encoding.UTF8.GetMaxByteCount(text.Length) + 1;
        var bytes = length <= BytesMax ? stackalloc byte[BytesMax] : new byte[length];
        bytes[0] = kind;
        Sha256.Of(bytes[..(Encoding.UTF8.GetBytes(text, bytes[1..]) + 1)], hash);
        return BinaryPrimitives.ReadUInt64LittleEndian(hash);
    }
}
