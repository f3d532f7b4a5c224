using System.Security.Cryptography;

namespace FundsCheck.Records.Format;

/// <summary>Reads the lines of a file whose hash over all lines is known.</summary>
internal sealed class HashedLines(Stream stream) : IDisposable
{
    private const int LineBytesMax = 512 * 1_048_576;

    private readonly StreamLines _lines = new(stream);
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Reads the next line; it is valid until the next call.</summary>
    /// <exception cref="FormatException">No line is left.</exception>
    public ReadOnlySpan<byte> Next()
    {
        if (!_lines.TryNext(LineBytesMax, out var line))
        {
            throw new FormatException("the file is incomplete");
        }

        _hash.AppendData(line);
        _hash.AppendData("\n"u8);
        return line;
    }

    /// <summary>Gets the SHA-256 of all lines.</summary>
    /// <exception cref="FormatException">Lines follow the last one.</exception>
    public string End() =>
        _lines.TryNext(LineBytesMax, out _) || _lines.RestBytes > 0
            ? throw new FormatException("lines follow the end")
            : Convert.ToHexStringLower(_hash.GetHashAndReset());

    public void Dispose() => _hash.Dispose();
}
