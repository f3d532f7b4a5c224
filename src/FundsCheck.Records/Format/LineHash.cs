using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace FundsCheck.Records.Format;

/// <summary>The SHA-256 of a line, without its line feed. <c>default</c>, all zeros, precedes the first line.</summary>
public readonly record struct LineHash
{
    /// <summary>The length of the text form in characters.</summary>
    public const int TextLength = 2 * SHA256.HashSizeInBytes;

    private readonly UInt128 _first;
    private readonly UInt128 _second;

    private LineHash(ReadOnlySpan<byte> bytes)
    {
        _first = MemoryMarshal.Read<UInt128>(bytes);
        _second = MemoryMarshal.Read<UInt128>(bytes[Unsafe.SizeOf<UInt128>()..]);
    }

    /// <summary>The first 128 bits of the hash: enough that no second line with an equal half can be found.</summary>
    public UInt128 Prefix => _first;

    /// <summary>Computes the hash of a line.</summary>
    /// <param name="line">The line without its line feed.</param>
    public static LineHash Of(ReadOnlySpan<byte> line)
    {
        Span<byte> bytes = stackalloc byte[SHA256.HashSizeInBytes];
        Sha256.Of(line, bytes);
        return new LineHash(bytes);
    }

    /// <summary>Reads 64 lower-case hexadecimal digits.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out LineHash hash)
    {
        Span<byte> bytes = stackalloc byte[SHA256.HashSizeInBytes];
        var isHash = text.Length == TextLength && !text.ContainsAnyInRange((byte)'A', (byte)'F')
            && Convert.FromHexString(text, bytes, out _, out _) == System.Buffers.OperationStatus.Done;
        hash = isHash ? new LineHash(bytes) : default;
        return isHash;
    }

    /// <summary>Parses a hash that a person noted, in digits of either case; null for any other text.</summary>
    public static LineHash? Find(string? text)
    {
        Span<byte> bytes = stackalloc byte[SHA256.HashSizeInBytes];
        return text?.Length == TextLength && Convert.FromHexString(text, bytes, out _, out _) == System.Buffers.OperationStatus.Done
            ? new LineHash(bytes)
            : null;
    }

    /// <summary>Writes 64 lower-case hexadecimal digits.</summary>
    public void Write(Span<byte> text)
    {
        Span<byte> bytes = stackalloc byte[SHA256.HashSizeInBytes];
        CopyTo(bytes);
        Convert.TryToHexStringLower(bytes, text, out _);
    }

    /// <summary>Formats the hash as 64 lower-case hexadecimal digits.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[SHA256.HashSizeInBytes];
        CopyTo(bytes);
        return Convert.ToHexStringLower(bytes);
    }

    /// <summary>Writes the 32 bytes of the hash.</summary>
    public void CopyTo(Span<byte> bytes)
    {
        MemoryMarshal.Write(bytes, in _first);
        MemoryMarshal.Write(bytes[Unsafe.SizeOf<UInt128>()..], in _second);
    }
}
