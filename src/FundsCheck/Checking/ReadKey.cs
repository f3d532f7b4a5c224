namespace FundsCheck.Checking;

/// <summary>
/// The checks that share one read. Another credential is another read: a wrong token must not share the balance of a right one. So is
/// another client, and another rule set, because a source may choose the freshness of a balance by it.
/// </summary>
internal sealed record ReadKey(string SourceAccountId, string? ConnectionId, string? ClientName, Secret? Credential, string? RuleSet)
{
    public static ReadKey From(BalanceRequest request) => new(
        request.Account.SourceAccountId, request.Account.ConnectionId, request.Account.ClientName, request.Account.Credential,
        request.RuleSet);
}
