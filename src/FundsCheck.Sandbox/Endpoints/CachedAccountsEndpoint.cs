namespace FundsCheck.Sandbox;

/// <summary>An endpoint whose response has the requested accounts of an Item with their cached balances.</summary>
internal abstract class CachedAccountsEndpoint(SandboxEndpoint identity) : Endpoint(
    identity, FieldSet.Of("access_token", "options.account_ids"))
{
    public override SandboxError? ErrorOf(SandboxToken token) => token.Error ?? token.Item.CachedError;

    public override EndpointResponse Respond(EndpointRequest request, SandboxToken? token, DateTimeOffset now)
    {
        var item = Known(token);
        return Respond(item, item.Cached.Choose(((AccountsRequest)request).AccountIds), now);
    }

    protected abstract EndpointResponse Respond(SandboxToken token, ulong chosen, DateTimeOffset now);

    protected override EndpointRequest ReadFields(RequestFields fields) => fields.Inner("options") is { } options
        ? new AccountsRequest { AccountIds = options.Texts("account_ids") }
        : new AccountsRequest();

    /// <summary>The positions of the chosen accounts.</summary>
    protected static IEnumerable<int> Indexes(ItemResponse accounts, ulong chosen) =>
        Enumerable.Range(0, accounts.Accounts.Count).Where(index => ItemResponse.IsChosen(chosen, index));
}
