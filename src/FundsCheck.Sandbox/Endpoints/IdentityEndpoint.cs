namespace FundsCheck.Sandbox;

/// <summary>The accounts of an Item with their owners.</summary>
internal sealed class IdentityEndpoint() : CachedAccountsEndpoint(SandboxEndpoint.IdentityGet)
{
    protected override EndpointResponse Respond(SandboxToken token, ulong chosen, DateTimeOffset now)
    {
        var owners = ItemJson.Owners(token.Item.Owners);
        return JsonResponse.Of(json =>
        {
            json.WriteStartArray("accounts");
            foreach (var index in Indexes(token.Cached, chosen))
            {
                var account = token.Cached.AccountBytes(index, now);
                var end = account.AsSpan().LastIndexOf((byte)'}');
                json.WriteRawValue([.. account.AsSpan(0, end), .. ",\"owners\":"u8, .. owners, .. "}"u8]);
            }

            json.WriteEndArray();
            json.WritePropertyName("item");
            json.WriteRawValue(ItemJson.Item(token.Item));
        });
    }
}
