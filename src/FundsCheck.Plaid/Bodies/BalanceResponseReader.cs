namespace FundsCheck.Plaid;

/// <summary>Reads a whole response with balances, and skips unknown members.</summary>
internal static class BalanceResponseReader
{
    /// <param name="body">The response.</param>
    /// <param name="endpoint">The endpoint of the response.</param>
    /// <param name="context">The request of the response.</param>
    /// <exception cref="BodyException">The body is not what Plaid documents.</exception>
    /// <exception cref="System.Text.Json.JsonException">The body is not JSON, or is nested too deeply.</exception>
    public static BalanceResponse Read(ReadOnlySpan<byte> body, PlaidEndpoint endpoint, ResponseContext context)
    {
        var json = StrictJson.OpenObject(body);
        var names = new MemberNames("body");
        var accounts = new AccountsRead(0, null);
        ItemRead? item = null;
        string? requestId = null;
        while (json.NextMember(names) is { } name)
        {
            switch (name)
            {
                case "accounts" when !endpoint.HasOneAccount:
                    accounts = AccountsReader.Read(ref json, context);
                    break;
                case "account" when endpoint.HasOneAccount:
                    accounts = AccountsReader.ReadOne(ref json, context);
                    break;
                case "item" when endpoint.HasItem || json.IsObject:
                    item = ItemReader.Read(ref json);
                    break;
                case "request_id":
                    requestId = RequestIds.Fitting(json.LongText("request_id"));
                    break;
                default:
                    json.Skip();
                    break;
            }
        }

        json.ExpectEnd();
        names.Require(endpoint.BalanceMembers);
        var balance = accounts.Balance is { } read
            ? read with { InstitutionId = item?.InstitutionId, ProviderRequestId = requestId }
            : null;
        return new BalanceResponse(requestId, item?.WithRequestId(requestId), accounts.Occurrences, balance);
    }
}
