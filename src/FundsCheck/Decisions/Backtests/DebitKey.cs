using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace FundsCheck.Decisions.Backtests;

/// <summary>Stands for a debit's id in sixteen bytes, of its SHA-256: that two of a billion debits share one is less likely than 1 in 10^20.</summary>
internal readonly record struct DebitKey(ulong High, ulong Low)
{
    public static DebitKey Of(string debitId)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(debitId), hash);
        return new DebitKey(BinaryPrimitives.ReadUInt64LittleEndian(hash), BinaryPrimitives.ReadUInt64LittleEndian(hash[sizeof(ulong)..]));
    }
}
