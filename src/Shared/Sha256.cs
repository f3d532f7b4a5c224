using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace FundsCheck;

/// <summary>Computes SHA-256 of many short texts. Each thread reuses its hash state, which is expensive to create.</summary>
internal static class Sha256
{
    private const int TextBytesMax = 1_024;

    [ThreadStatic]
    private static IncrementalHash? _hash;

    /// <summary>Computes half of the hash of a text. The probability that two of a billion texts share it is below 1 in 10^20.</summary>
    public static UInt128 HalfOf(string text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        var length = Encoding.UTF8.GetMaxByteCount(text.Length);
        var bytes = length <= TextBytesMax ? stackalloc byte[TextBytesMax] : new byte[length];
        Of(bytes[..Encoding.UTF8.GetBytes(text, bytes)], hash);
        return BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }

    public static void Of(ReadOnlySpan<byte> bytes, Span<byte> hash)
    {
        var mine = _hash ??= IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        try
        {
            mine.AppendData(bytes);
            mine.GetHashAndReset(hash);
        }
        catch
        {
            // An interrupted computation must not affect the next one.
            _hash = null;
            throw;
        }
    }
}
