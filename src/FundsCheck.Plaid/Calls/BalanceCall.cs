namespace FundsCheck.Plaid;

/// <summary>One reading under way. Not a record, because the text form of a record contains the account.</summary>
/// <param name="accountId">Plaid's id of the account.</param>
/// <param name="accessToken">A valid access token.</param>
/// <param name="startedAt">The time stamp from which the total time counts.</param>
/// <param name="caller">The caller's cancellation token: its end is a cancellation, never a time-out.</param>
internal sealed class BalanceCall(string accountId, Secret accessToken, long startedAt, CancellationToken caller)
{
    public string AccountId => accountId;

    public Secret AccessToken => accessToken;

    public long StartedAt => startedAt;

    public CancellationToken Caller => caller;
}
