using System.Text.Json;

namespace FundsCheck.Plaid;

/// <summary>Reads an error of Plaid, as a whole body or within an Item.</summary>
internal static class ErrorReader
{
    /// <summary>The error of a body; null where the body is not an error of Plaid.</summary>
    public static PlaidError? TryRead(ReadOnlySpan<byte> body)
    {
        try
        {
            var json = new StrictJson(body);
            json.Next();
            var error = Read(ref json, "body");
            json.ExpectEnd();
            return error;
        }
        catch (Exception problem) when (problem is BodyException or JsonException)
        {
            return null;
        }
    }

    public static PlaidError Read(ref StrictJson json, string place)
    {
        json.ExpectObject(place);
        var names = new MemberNames(place);
        string? type = null, requestId = null;
        var code = string.Empty;
        while (json.NextMember(names) is { } name)
        {
            switch (name)
            {
                case "error_type":
                    type = json.IsNull ? null : json.LongText("error_type");
                    break;
                case "error_code":
                    code = json.LongText("error_code");
                    break;
                case "request_id" when json.IsText:
                    requestId = RequestIds.Fitting(json.LongText("request_id"));
                    break;
                default:
                    json.Skip();
                    break;
            }
        }

        names.Require("error_code");
        return new PlaidError(type, code, requestId);
    }
}
