using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace FundsCheck.Plaid;

/// <summary>
/// A valid access token or processor token, and its digest, by which the state of its Item is kept. Not a record, because the text form of
/// a record contains its members.
/// </summary>
internal sealed class PlaidToken(Secret secret)
{
    public UInt128 Digest { get; } = DigestOf(secret);

    public string Reveal() => secret.Reveal();

    private static UInt128 DigestOf(Secret secret)
    {
        Span<byte> text = stackalloc byte[PlaidRequest.TokenCharactersMax];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        var length = Encoding.ASCII.GetBytes(secret.Reveal(), text);
        SHA256.HashData(text[..length], hash);
        return BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }
}
