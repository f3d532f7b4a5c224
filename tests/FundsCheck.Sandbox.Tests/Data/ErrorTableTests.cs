using System.Text.Json;
using FundsCheck.Sandbox.Tests.Support;

namespace FundsCheck.Sandbox.Tests.Data;

public sealed class ErrorTableTests(OneSandbox one) : IClassFixture<OneSandbox>
{
    /// <summary>Documented errors of the endpoints that concern no balance.</summary>
    private static readonly HashSet<string> OfOtherCalls =
    [
        "AUTH_LIMIT", "IDENTITY_LIMIT", "INVALID_WEBHOOK_VERIFICATION_KEY_ID", "SANDBOX_WEBHOOK_INVALID",
        "TRANSACTIONS_SYNC_LIMIT", "TRANSACTIONS_SYNC_MUTATION_DURING_PAGINATION",
    ];

    public static TheoryData<string> Errors => Catalog.Of((SandboxToken token) => token.Kind == SandboxTokenKind.Error);

    [Theory]
    [MemberData(nameof(Errors))]
    public async Task An_error_token_returns_its_status_type_and_code(string name)
    {
        var error = SandboxToken.Get(name).Error!;

        var reply = await one.Client.RequestNamedAsync(name);

        reply.ShouldBeError(error.Status, error.Type, error.Code);
        (reply.Json.TryGetProperty("error_code_reason", out var reason) ? reason.GetString() : null).Should().Be(error.Reason);
    }

    [Fact]
    public async Task A_request_with_account_ids_returns_the_same_error() =>
        (await one.Client.RequestNamedAsync("error-item-login-required", "checking-error-item-login-required")).ShouldBeError(
            400, "ITEM_ERROR", "ITEM_LOGIN_REQUIRED");

    [Fact]
    public void An_OAuth_login_error_has_its_reason() =>
        SandboxToken.All.Select(token => token.Error?.Reason).OfType<string>()
            .Should().BeEquivalentTo("OAUTH_INVALID_TOKEN", "OAUTH_CONSENT_EXPIRED", "OAUTH_USER_REVOKED");

    [Fact]
    public void The_table_is_the_documented_one()
    {
        var file = Repository.Shared("plaid", "error-taxonomy.json");
        Assert.SkipWhen(file is null, "the reference material in ../shared is not here");
        using var taxonomy = JsonDocument.Parse(File.ReadAllBytes(file));

        var documented =
            from error in taxonomy.RootElement.GetProperty("errors").EnumerateArray()
            let type = error.GetProperty("error_type").GetString()!
            let code = error.GetProperty("error_code").GetString()!
            where (error.TryGetProperty("fundscheck", out _) && type != "TRANSFER_ERROR") || OfOtherCalls.Contains(code)
            select (code, type, error.GetProperty("http_status").GetInt32());

        SandboxError.All.Select(error => (error.Code, error.Type, error.Status)).Should().BeEquivalentTo(documented);
    }
}
