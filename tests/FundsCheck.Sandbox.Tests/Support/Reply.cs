using System.Net.Http.Headers;
using System.Text.Json;

namespace FundsCheck.Sandbox.Tests.Support;

/// <summary>A complete response.</summary>
internal sealed record Reply(int Status, string? ContentType, byte[] Body, HttpResponseHeaders Headers, HttpContentHeaders ContentHeaders)
{
    public JsonElement Json
    {
        get
        {
            using var document = JsonDocument.Parse(Body);
            return document.RootElement.Clone();
        }
    }

    public IReadOnlyList<string> AccountIds =>
        [.. Json.GetProperty("accounts").EnumerateArray().Select(account => account.GetProperty("account_id").GetString()!)];

    public JsonElement Account(int index = 0) => Json.GetProperty("accounts")[index];

    public JsonElement Balances(int index = 0) => Account(index).GetProperty("balances");

    public void ShouldBeError(int status, string type, string code)
    {
        Status.Should().Be(status);
        ContentType.Should().StartWith("application/json");
        Json.GetProperty("error_type").GetString().Should().Be(type);
        Json.GetProperty("error_code").GetString().Should().Be(code);
        Json.GetProperty("error_message").GetString().Should().NotBeNullOrEmpty();
        Json.GetProperty("display_message").ValueKind.Should().BeOneOf(JsonValueKind.Null, JsonValueKind.String);
        Json.GetProperty("request_id").GetString().Should().NotBeNullOrEmpty();
    }
}
