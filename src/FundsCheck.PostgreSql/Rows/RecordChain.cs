using System.Buffers.Binary;
using System.Security.Cryptography;

namespace FundsCheck.PostgreSql;

/// <summary>
/// The chain of an account's records: each hash covers the hash before it, the record's account, number and time, and its bytes.
/// </summary>
internal static class RecordChain
{
    private const int HeadBytes = SHA256.HashSizeInBytes;
    private const int NumbersBytes = 3 * sizeof(long);

    /// <summary>The head of an account without records: zeros.</summary>
    public static byte[] Start => new byte[HeadBytes];

    /// <summary>Why a record does not continue a chain; null where it does.</summary>
    /// <param name="records">The number of records before it.</param>
    /// <param name="head">The hash of the last one.</param>
    /// <param name="account">The account.</param>
    /// <param name="sequence">The number that the record states.</param>
    /// <param name="recordedAt">Its time.</param>
    /// <param name="body">Its bytes.</param>
    /// <param name="hash">The hash that it states.</param>
    public static FormattableString? FindFault(
        long records, byte[] head, long account, long sequence, DateTime recordedAt, byte[] body, byte[] hash)
    {
        if (sequence != records + 1)
        {
            return $"account {account:x16}: record {sequence} follows record {records}: a record was deleted, added or moved";
        }

        return Next(head, account, sequence, recordedAt, body).AsSpan().SequenceEqual(hash)
            ? null
            : (FormattableString)
                $"account {account:x16}: record {sequence} does not continue the chain: it, or the one before it, was altered";
    }

    /// <summary>The hash of the chain with one record more.</summary>
    public static byte[] Next(byte[] head, long account, long sequence, DateTime recordedAt, ReadOnlySpan<byte> body)
    {
        Span<byte> before = stackalloc byte[HeadBytes + NumbersBytes];
        head.CopyTo(before);
        BinaryPrimitives.WriteInt64BigEndian(before[HeadBytes..], account);
        BinaryPrimitives.WriteInt64BigEndian(before[(HeadBytes + sizeof(long))..], sequence);
        BinaryPrimitives.WriteInt64BigEndian(before[(HeadBytes + (2 * sizeof(long)))..], recordedAt.Ticks / TimeSpan.TicksPerMicrosecond);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(before);
        hash.AppendData(body);
        return hash.GetHashAndReset();
    }
}
