using System.Text.Json;

namespace FundsCheck.Plaid;

/// <summary>
/// Readings of responses that a host received from Plaid itself, for <c>IFundsChecker.CheckAsync(debit, reading)</c>: a host that calls
/// Plaid for another purpose needs no further call.
/// </summary>
public static class PlaidResponse
{
    private const int StatusBadRequest = 400;

    /// <summary>Reads the balance of one account from the body of a response.</summary>
    /// <param name="body">
    /// The body, as it came, in UTF-8: a response with balances, or an error of Plaid. At most 16 MiB.
    /// </param>
    /// <param name="endpoint">The endpoint of the response: it states how fresh the balance is.</param>
    /// <param name="accountId">Plaid's id of the account.</param>
    /// <param name="requestedAt">When the request was sent. A real-time balance is as old as this.</param>
    /// <param name="updatedAt">
    /// When Plaid last read the account at the bank, of a cached balance: <c>status.transactions.last_successful_update</c> of
    /// <c>/item/get</c> (<c>status.investments</c> for an investment account), or the time of the link where that is later. Null, the
    /// default, leaves the age of a cached balance unknown. It has no meaning for a real-time balance.
    /// </param>
    /// <returns>
    /// The balance, with the freshness of its endpoint; or the failure: the error of Plaid, an absent account, a body that differs from
    /// Plaid's documentation. Texts of the response are kept as they came.
    /// </returns>
    /// <exception cref="ArgumentException">The account id is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The endpoint is not listed.</exception>
    public static BalanceReading ReadBalance(
        ReadOnlySpan<byte> body, PlaidBalanceEndpoint endpoint, string accountId, DateTimeOffset requestedAt,
        DateTimeOffset? updatedAt = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(accountId);
        var attempt = Read(body, EndpointOf(endpoint), accountId, Microseconds.Floor(requestedAt));
        return attempt switch
        {
            { Failure: { } failure } => new BalanceReading.Failed(failure),
            { Content: BalanceContent { Balance: var balance } } => new BalanceReading.Succeeded(
                balance is { Freshness: BalanceFreshness.Cached, AsOf: null, AsOfUnreadable: null }
                    ? balance with { AsOf = updatedAt }
                    : balance),
            _ => new BalanceReading.Failed(PlaidFailures.ResponseInvalid),
        };
    }

    private static PlaidAttempt Read(ReadOnlySpan<byte> body, PlaidEndpoint endpoint, string accountId, DateTimeOffset requestedAt)
    {
        if (body.Length > PlaidOptionsLimits.MaxResponseBytes)
        {
            return PlaidAttempt.Failed(PlaidFailures.ResponseTooLarge);
        }

        try
        {
            return ResponseClassifier.Classify(BalanceResponseReader.Read(
                body, endpoint, new ResponseContext(accountId, endpoint.Freshness, requestedAt, requestedAt)));
        }
        catch (Exception problem) when (problem is BodyException or JsonException)
        {
            return ErrorReader.TryRead(body) is { } error
                ? PlaidErrors.Classify(error, StatusBadRequest)
                : PlaidAttempt.Failed(PlaidFailures.ResponseInvalid);
        }
    }

    private static PlaidEndpoint EndpointOf(PlaidBalanceEndpoint endpoint) => endpoint switch
    {
        PlaidBalanceEndpoint.AccountsGet => PlaidEndpoint.AccountsGet,
        PlaidBalanceEndpoint.AccountsBalanceGet => PlaidEndpoint.BalanceGet,
        PlaidBalanceEndpoint.ProcessorBalanceGet => PlaidEndpoint.ProcessorBalanceGet,
        PlaidBalanceEndpoint.IdentityGet => PlaidEndpoint.IdentityGet,
        PlaidBalanceEndpoint.AuthGet => PlaidEndpoint.AuthGet,
        PlaidBalanceEndpoint.TransactionsSync => PlaidEndpoint.TransactionsSync,
        _ => throw new ArgumentOutOfRangeException(nameof(endpoint), endpoint, "the endpoint is not one of PlaidBalanceEndpoint"),
    };
}
