using System.Security.Cryptography;

namespace FundsCheck.Decisions;

/// <summary>SHA-256 of short texts, many of them: each thread keeps the state that is costly to make.</summary>
internal static class Sha256
{
    [ThreadStatic]
    private static IncrementalHash? _hash;

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
            // What is half done must not go into the next one.
            _hash = null;
            throw;
        }
    }
}
