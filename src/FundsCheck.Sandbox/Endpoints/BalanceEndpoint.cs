namespace FundsCheck.Sandbox;

/// <summary>Real-time balances. The bytes of a response are created once, so that the sandbox keeps pace with load tests.</summary>
internal sealed class BalanceEndpoint() : Endpoint(
    SandboxEndpoint.AccountsBalanceGet,
    FieldSet.Of("access_token", "options.account_ids", "options.min_last_updated_datetime"))
{
    public override SandboxError? ErrorOf(SandboxToken token) => token.Error ?? token.Item.RealTimeError;

    public override EndpointResponse Respond(EndpointRequest request, SandboxToken? token, DateTimeOffset now)
    {
        var (accounts, item) = ((AccountsRequest)request, Known(token));
        var chosen = item.RealTime.Choose(accounts.AccountIds);
        CapitalOneRule.Check(item.Item, item.RealTime, chosen, accounts.UpdatedSince, now);
        return new ChosenAccounts(item.RealTime, chosen, now);
    }

    protected override EndpointRequest ReadFields(RequestFields fields) => fields.Inner("options") is { } options
        ? new AccountsRequest { AccountIds = options.Texts("account_ids"), UpdatedSince = options.Time("min_last_updated_datetime") }
        : new AccountsRequest();
}
