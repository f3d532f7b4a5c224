using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace FundsCheck.Decisions;

/// <summary>64 bits of a text's SHA-256: the same in every process and version, and nobody finds two texts of one hash in useful time.</summary>
internal static class StableHash
{
    private const int TextBytesMax = 1_024;

    public static ulong Of(string text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        if (Encoding.UTF8.GetMaxByteCount(text.Length) <= TextBytesMax)
        {
            Span<byte> bytes = stackalloc byte[TextBytesMax];
            SHA256.HashData(bytes[..Encoding.UTF8.GetBytes(text, bytes)], hash);
        }
        else
        {
            SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        }

        return BinaryPrimitives.ReadUInt64LittleEndian(hash);
    }
}
