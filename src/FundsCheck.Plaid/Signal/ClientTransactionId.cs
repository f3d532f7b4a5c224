using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace FundsCheck.Plaid;

/// <summary>
/// The id by which Plaid knows one evaluation of a debit. Plaid refuses an id that it knows from another evaluation, so that each revision
/// has an id of its own.
/// </summary>
internal static class ClientTransactionId
{
    /// <summary>The longest id that Plaid accepts.</summary>
    public const int CharactersMax = 36;

    private const int HashedDigits = 32;

    /// <summary>
    /// The id of a check: the debit's own for the first decision on a first entry, where it fits; else a hash of the debit's id, attempt
    /// and revision. The same for every call of one check.
    /// </summary>
    public static string Of(Debit debit, int revision) => debit.Attempt == 1 && revision == 1 && debit.Id.Length <= CharactersMax
        ? debit.Id
        : Hashed(debit, revision, call: string.Empty);

    /// <summary>
    /// An id that no other call has, for a debit whose id Plaid knows already: from a check whose decision was not recorded, from a check
    /// of the same debit at the same time, or from another store of the client.
    /// </summary>
    public static string Another(Debit debit, int revision) => Hashed(debit, revision, Guid.NewGuid().ToString("n"));

    private static string Hashed(Debit debit, int revision, string call)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{debit.Id} {debit.Attempt} {revision} {call}");
        return "fc-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(text)))[..HashedDigits];
    }
}
