using System.Security.Cryptography;
using FundsCheck.Records.Format;

namespace FundsCheck.DecisionLog;

/// <summary>The lines of a file that is known by the hash of all of them.</summary>
internal sealed class HashedLines(Stream stream) : IDisposable
{
    private const int LineBytesMax = 512 * 1_048_576;

    private readonly StreamLines _lines = new(stream);
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>The next line, to be used before the one after it.</summary>
    /// <exception cref="FormatException">There is none.</exception>
    public ReadOnlySpan<byte> Next()
    {
        if (!_lines.TryNext(LineBytesMax, out var line))
        {
            throw new FormatException("it is cut short");
        }

        _hash.AppendData(line);
        _hash.AppendData("\n"u8);
        return line;
    }

    /// <summary>The SHA-256 of all lines.</summary>
    /// <exception cref="FormatException">There are more.</exception>
    public string End() =>
        _lines.TryNext(LineBytesMax, out _) || _lines.RestBytes > 0
            ? throw new FormatException("lines follow the end")
            : Convert.ToHexStringLower(_hash.GetHashAndReset());

    public void Dispose() => _hash.Dispose();
}
