namespace FundsCheck.Plaid;

/// <summary>Reads a whole response, and skips unknown members.</summary>
internal static class BalanceResponseReader
{
    /// <exception cref="BodyException">The body is not what Plaid documents.</exception>
    /// <exception cref="System.Text.Json.JsonException">The body is not JSON, or is nested too deeply.</exception>
    public static BalanceResponse Read(ReadOnlySpan<byte> body, ResponseContext context)
    {
        var json = new StrictJson(body);
        json.Next();
        json.ExpectObject("body");
        var names = new MemberNames("body");
        var accounts = new AccountsRead(0, null);
        var item = new ItemRead(null, null, null);
        string? requestId = null;
        while (json.NextMember(names) is { } name)
        {
            switch (name)
            {
                case "accounts":
                    accounts = AccountsReader.Read(ref json, context);
                    break;
                case "item":
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
        names.Require("accounts", "item", "request_id");
        var balance = accounts.Balance is { } read ? read with { InstitutionId = item.InstitutionId, ProviderRequestId = requestId } : null;
        return new BalanceResponse(
            requestId, item.Error is { } error ? error with { RequestId = error.RequestId ?? requestId } : null, accounts.Occurrences,
            balance)
        {
            ItemId = item.ItemId,
        };
    }
}
