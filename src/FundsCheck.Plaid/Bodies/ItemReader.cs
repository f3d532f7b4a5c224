namespace FundsCheck.Plaid;

/// <summary>Reads the Item of a response.</summary>
internal static class ItemReader
{
    public static ItemRead Read(ref StrictJson json) => Read(ref json, out _);

    /// <param name="json">The reader, at the Item.</param>
    /// <param name="createdAt">When the Item was linked; null where the response states no time.</param>
    public static ItemRead Read(ref StrictJson json, out DateTimeOffset? createdAt)
    {
        json.ExpectObject("item");
        var names = new MemberNames("item");
        string? itemId = null, institutionId = null;
        PlaidError? error = null;
        createdAt = null;
        while (json.NextMember(names) is { } name)
        {
            switch (name)
            {
                case "item_id":
                    itemId = json.IdOrNull("item.item_id");
                    break;
                case "institution_id":
                    institutionId = json.IdOrNull("item.institution_id");
                    break;
                case "error":
                    error = json.IsNull ? null : ErrorReader.Read(ref json, "item.error");
                    break;
                case "created_at" when !json.IsNull:
                    createdAt = BankTime.From(json.LongText("item.created_at")).At;
                    break;
                default:
                    json.Skip();
                    break;
            }
        }

        names.Require("error");
        return new ItemRead(itemId, institutionId, error);
    }
}
