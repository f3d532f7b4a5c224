namespace FundsCheck.Plaid;

/// <summary>Reads the Item of a response.</summary>
internal static class ItemReader
{
    public static ItemRead Read(ref StrictJson json)
    {
        json.ExpectObject("item");
        var names = new MemberNames("item");
        string? itemId = null, institutionId = null;
        PlaidError? error = null;
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
                default:
                    json.Skip();
                    break;
            }
        }

        names.Require("error");
        return new ItemRead(itemId, institutionId, error);
    }
}
