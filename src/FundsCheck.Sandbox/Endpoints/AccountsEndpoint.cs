namespace FundsCheck.Sandbox;

/// <summary>Cached balances, of any age.</summary>
internal sealed class AccountsEndpoint() : CachedAccountsEndpoint(SandboxEndpoint.AccountsGet)
{
    protected override EndpointResponse Respond(SandboxToken token, ulong chosen, DateTimeOffset now) =>
        new ChosenAccounts(token.Cached, chosen, now);
}
