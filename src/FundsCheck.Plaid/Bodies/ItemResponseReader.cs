namespace FundsCheck.Plaid;

/// <summary>Reads a response of <c>/item/get</c>, and skips unknown members.</summary>
internal static class ItemResponseReader
{
    /// <exception cref="BodyException">The body is not what Plaid documents.</exception>
    /// <exception cref="System.Text.Json.JsonException">The body is not JSON, or is nested too deeply.</exception>
    public static ItemContent Read(ReadOnlySpan<byte> body)
    {
        var json = StrictJson.OpenObject(body);
        var names = new MemberNames("body");
        var item = new ItemRead(null, null, null);
        DateTimeOffset? createdAt = null, transactions = null, investments = null;
        string? requestId = null;
        while (json.NextMember(names) is { } name)
        {
            switch (name)
            {
                case "item":
                    item = ItemReader.Read(ref json, out createdAt);
                    break;
                case "status" when !json.IsNull:
                    (transactions, investments) = ReadStatus(ref json);
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
        names.Require("item", "request_id");
        return new ItemContent(createdAt, transactions, investments, item.WithRequestId(requestId));
    }

    private static (DateTimeOffset? Transactions, DateTimeOffset? Investments) ReadStatus(ref StrictJson json)
    {
        json.ExpectObject("status");
        var names = new MemberNames("status");
        DateTimeOffset? transactions = null, investments = null;
        while (json.NextMember(names) is { } name)
        {
            switch (name)
            {
                case "transactions" when !json.IsNull:
                    transactions = ReadUpdate(ref json, "status.transactions");
                    break;
                case "investments" when !json.IsNull:
                    investments = ReadUpdate(ref json, "status.investments");
                    break;
                default:
                    json.Skip();
                    break;
            }
        }

        return (transactions, investments);
    }

    // A text that is no time is no known time: the age of a balance is then unknown.
    private static DateTimeOffset? ReadUpdate(ref StrictJson json, string place)
    {
        json.ExpectObject(place);
        var names = new MemberNames(place);
        DateTimeOffset? updatedAt = null;
        while (json.NextMember(names) is { } name)
        {
            if (name is "last_successful_update" && !json.IsNull)
            {
                updatedAt = BankTime.From(json.LongText(place)).At;
            }
            else
            {
                json.Skip();
            }
        }

        return updatedAt;
    }
}
