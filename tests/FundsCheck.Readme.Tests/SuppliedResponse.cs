using FundsCheck;
using FundsCheck.Plaid;

namespace Readme.Tests;

/// <summary>The supplied response of docs/plaid.md, line by line.</summary>
internal static class SuppliedResponse
{
    public static async Task<FundsDecision> CheckAsync(
        IFundsChecker checker, ProposedDebit debit, string accountId, byte[] body, DateTimeOffset requestedAt,
        DateTimeOffset lastSuccessfulUpdate, CancellationToken cancellationToken)
    {
        // <supplied-response>
        var reading = PlaidResponse.ReadBalance(body, PlaidBalanceEndpoint.IdentityGet, accountId, requestedAt, lastSuccessfulUpdate);
        var decision = await checker.CheckAsync(debit, reading, cancellationToken);
        // </supplied-response>
        return decision;
    }
}
