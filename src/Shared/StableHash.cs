using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace FundsCheck;

/// <summary>
/// 64 bits of a text's SHA-256: the same in every process and version, and nobody finds two texts of one hash in useful time.
/// </summary>
internal static class StableHash
{
    private const int BytesMax = 1_024;

    /// <param name="text">The text.</param>
    /// <param name="kind">What the text is: texts of two kinds never have one hash for being the same.</param>
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
