using System.Text.Json;

namespace FundsCheck.Sandbox;

/// <summary>The numbers of the checking, savings and cash management accounts of an Item.</summary>
internal sealed class AuthEndpoint() : CachedAccountsEndpoint(SandboxEndpoint.AuthGet)
{
    private const string Routing = "011401533";
    private const string WireRouting = "021000021";
    private const string Bic = "NWBKGB21";
    private const string Iban = "GB29NWBK60161331926819";

    private static readonly string[] Subtypes = ["checking", "savings", "cash management"];

    /// <summary>Whether the account has numbers for ACH or its like.</summary>
    public static bool HasNumbers(SandboxAccount account) =>
        string.Equals(account.Type, "depository", StringComparison.Ordinal) && Subtypes.Contains(account.Subtype, StringComparer.Ordinal);

    protected override EndpointResponse Respond(SandboxToken token, ulong chosen, DateTimeOffset now)
    {
        var indexes = Indexes(token.Cached, chosen).Where(index => HasNumbers(token.Cached.Accounts[index])).ToList();
        if (indexes.Count == 0)
        {
            throw RequestRejectedException.For("NO_AUTH_ACCOUNTS");
        }

        return JsonResponse.Of(json =>
        {
            json.WriteStartArray("accounts");
            indexes.ForEach(index => json.WriteRawValue(token.Cached.AccountBytes(index, now)));
            json.WriteEndArray();
            WriteNumbers(json, indexes.Select(index => token.Cached.Accounts[index]).ToLookup(IsEuropean));
            json.WritePropertyName("item");
            json.WriteRawValue(ItemJson.Item(token.Item));
        });
    }

    private static bool IsEuropean(SandboxAccount account) => string.Equals(account.IsoCurrencyCode, "EUR", StringComparison.Ordinal);

    private static void WriteNumbers(Utf8JsonWriter json, ILookup<bool, SandboxAccount> accounts)
    {
        json.WriteStartObject("numbers");
        json.WriteStartArray("ach");
        foreach (var account in accounts[false])
        {
            json.WriteStartObject();
            json.WriteString("account", NumberOf(account));
            json.WriteString("account_id", account.Id);
            json.WriteBoolean("is_tokenized_account_number", account.Members.Any(member => member.Name is "persistent_account_id"));
            json.WriteString("routing", Routing);
            json.WriteString("wire_routing", WireRouting);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("bacs");
        json.WriteEndArray();
        json.WriteStartArray("eft");
        json.WriteEndArray();
        json.WriteStartArray("international");
        foreach (var account in accounts[true])
        {
            json.WriteStartObject();
            json.WriteString("account_id", account.Id);
            json.WriteString("bic", Bic);
            json.WriteString("iban", Iban);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>A number that is the same in every run, and another one for every account id.</summary>
    private static string NumberOf(SandboxAccount account)
    {
        const int Digits = 100_000_000;
        var hash = account.Id.Aggregate(17u, (sum, letter) => unchecked((sum * 31) + letter));
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{hash % Digits:00000000}{account.Mask}");
    }
}
