using System.Text.Json;
using FundsCheck.Sandbox.Tests.Support;

namespace FundsCheck.Sandbox.Tests.Endpoints;

public sealed class SignalEvaluateEndpointTests(OneSandbox one) : IClassFixture<OneSandbox>
{
    private static int _last;

    [Theory]
    [InlineData("checking", "900.00", "ACCEPT", null)]
    [InlineData("checking", "909.10", "REVIEW", "3-day-hold")]
    [InlineData("checking", "1000.00", "REVIEW", "3-day-hold")]
    [InlineData("checking", "1000.01", "REROUTE", null)]
    [InlineData("available-null", "1100.01", "REROUTE", null)]
    [InlineData("available-null", "1000.00", "ACCEPT", null)]
    [InlineData("both-null", "90000000.00", "ACCEPT", null)]
    [InlineData("cached-higher", "100.00", "REROUTE", null)]
    [InlineData("institution-down", "900.00", "ACCEPT", null)]
    [InlineData("institution-down-spent", "900.00", "REROUTE", null)]
    [InlineData("login-required", "90000000.00", "ACCEPT", null)]
    [InlineData("signal-accept", "90000000.00", "ACCEPT", null)]
    [InlineData("signal-accept-held", "1.00", "ACCEPT", "3-day-hold")]
    [InlineData("signal-review", "1.00", "REVIEW", null)]
    [InlineData("signal-reroute", "1.00", "REROUTE", null)]
    [InlineData("signal-result-unheard-of", "1.00", "ESCALATE", null)]
    [InlineData("signal-result-lower-case", "1.00", "accept", null)]
    [InlineData("signal-result-empty", "1.00", "", null)]
    public async Task The_first_rule_that_matches_gives_the_result(string name, string amount, string result, string? actionKey)
    {
        var ruleset = (await EvaluateAsync(name, amount)).GetProperty("ruleset");

        ruleset.GetProperty("result").GetString().Should().Be(result);
        ruleset.GetProperty("ruleset_key").GetString().Should().Be("default");
        var details = ruleset.GetProperty("triggered_rule_details");
        details.GetProperty("internal_note").GetString().Should().NotBeNullOrEmpty();
        (details.TryGetProperty("custom_action_key", out var key) ? key.GetString() : null).Should().Be(actionKey);
    }

    [Fact]
    public async Task A_ruleset_of_balances_has_two_attributes_and_no_scores()
    {
        var response = await EvaluateAsync("checking", "10.00");

        response.GetProperty("scores").ValueKind.Should().Be(JsonValueKind.Null);
        response.GetProperty("core_attributes").GetRawText().Should().Be("""{"available_balance":1000.00,"current_balance":1100.00}""");
        response.GetProperty("warnings").GetArrayLength().Should().Be(0);
    }

    [Theory]
    [InlineData("checking", "10.00", "ACCEPT", 12)]
    [InlineData("signal-scores-high", "10.00", "REROUTE", 95)]
    [InlineData("signal-scores-null", "10.00", "ACCEPT", null)]
    [InlineData("signal-scores-null", "1000.01", "REROUTE", null)]
    public async Task A_ruleset_of_scores_skips_rules_without_scores(string name, string amount, string result, int? score)
    {
        var response = await EvaluateAsync(name, amount, ",\"ruleset_key\":\"scores\"");

        response.GetProperty("ruleset").GetProperty("result").GetString().Should().Be(result);
        (response.GetProperty("scores") is { ValueKind: JsonValueKind.Object } scores
            ? scores.GetProperty("bank_initiated_return_risk").GetProperty("score").GetInt32()
            : (int?)null).Should().Be(score);
        response.GetProperty("core_attributes").TryGetProperty("balance_to_transaction_amount_ratio", out _).Should().BeTrue();
    }

    [Theory]
    [InlineData("login-required", "ITEM_ERROR", "ITEM_LOGIN_REQUIRED", "null")]
    [InlineData("institution-down", "INSTITUTION_ERROR", "INSTITUTION_DOWN", "1000.00")]
    public async Task A_balance_that_could_not_be_read_is_a_warning(string name, string type, string code, string available)
    {
        var response = await EvaluateAsync(name, "10.00");

        var warning = response.GetProperty("warnings").EnumerateArray().Should().ContainSingle().Which;
        warning.GetProperty("warning_type").GetString().Should().Be(type);
        warning.GetProperty("warning_code").GetString().Should().Be(code);
        response.GetProperty("core_attributes").GetProperty("available_balance").GetRawText().Should().Be(available);
    }

    [Fact]
    public async Task An_old_client_gets_no_ruleset() =>
        (await EvaluateAsync("signal-no-ruleset", "10.00")).GetProperty("ruleset").ValueKind.Should().Be(JsonValueKind.Null);

    [Theory]
    [InlineData("signal-not-ready", 400, "ITEM_ERROR", "PRODUCT_NOT_READY")]
    [InlineData("signal-ruleset-not-found", 400, "SIGNAL_ERROR", "RULESET_NOT_FOUND")]
    [InlineData("signal-addendum-not-signed", 403, "SIGNAL_ERROR", "ADDENDUM_NOT_SIGNED")]
    public async Task The_error_of_Signal_leaves_the_balance_readable(string name, int status, string type, string code)
    {
        (await PostAsync(name, "10.00")).ShouldBeError(status, type, code);
        (await one.Client.RequestNamedAsync(name)).Status.Should().Be(200);
    }

    [Fact]
    public async Task An_unknown_ruleset_is_refused() =>
        (await PostAsync("checking", "10.00", ",\"ruleset_key\":\"another\"")).ShouldBeError(400, "SIGNAL_ERROR", "RULESET_NOT_FOUND");

    [Fact]
    public async Task The_same_debit_may_be_evaluated_again_and_another_debit_needs_an_id_of_its_own()
    {
        var checking = SandboxToken.Get("checking");

        (await EvaluateAsync(Calls.Evaluation(checking, "repeated"))).Status.Should().Be(200);
        (await EvaluateAsync(Calls.Evaluation(checking, "repeated"))).Status.Should().Be(200);
        (await EvaluateAsync(Calls.Evaluation(checking, "repeated", amount: 10.01m)))
            .ShouldBeError(400, "SIGNAL_ERROR", "CLIENT_TRANSACTION_ID_ALREADY_IN_USE");
        (await EvaluateAsync(Calls.Evaluation(SandboxToken.Get("savings"), "repeated")))
            .ShouldBeError(400, "SIGNAL_ERROR", "CLIENT_TRANSACTION_ID_ALREADY_IN_USE");
    }

    [Fact]
    public async Task A_refused_debit_leaves_its_id_free()
    {
        (await EvaluateAsync(Calls.Evaluation(SandboxToken.Get("signal-not-ready"), "free"))).Status.Should().Be(400);

        (await EvaluateAsync(Calls.Evaluation(SandboxToken.Get("checking"), "free"))).Status.Should().Be(200);
    }

    [Theory]
    [InlineData("\"amount\":0,\"client_transaction_id\":\"a\"", "INVALID_FIELD", "`amount`")]
    [InlineData("\"amount\":-1,\"client_transaction_id\":\"a\"", "INVALID_FIELD", "`amount`")]
    [InlineData("\"amount\":\"10.00\"", "INVALID_FIELD", "`amount`")]
    [InlineData("\"amount\":1e400", "INVALID_FIELD", "`amount`")]
    [InlineData("\"amount\":1,\"client_transaction_id\":\"1234567890123456789012345678901234567\"", "INVALID_FIELD", "`client_t")]
    [InlineData("\"amount\":1,\"default_payment_method\":\"WIRE\"", "INVALID_FIELD", "`default_payment_method`")]
    [InlineData("\"amount\":1,\"user\":{\"name\":{\"nickname\":\"a\"}}", "UNKNOWN_FIELDS", ": user.name.nickname")]
    [InlineData("\"user_present\":null", "MISSING_FIELDS", ": client_transaction_id, amount")]
    public async Task An_invalid_request_is_refused(string fields, string code, string part)
    {
        var reply = await one.Client.PostAsync(
            SandboxEndpoint.SignalEvaluate,
            $"{{\"access_token\":\"access-sandbox-checking\",\"account_id\":\"checking-checking\",{fields}}}");

        reply.ShouldBeError(400, "INVALID_REQUEST", code);
        reply.Json.GetProperty("error_message").GetString().Should().Contain(part);
    }

    [Fact]
    public async Task An_account_of_another_Item_is_refused() =>
        (await EvaluateAsync(Calls.Evaluation(SandboxToken.Get("checking"), "foreign", "checking-savings")))
            .ShouldBeError(400, "INVALID_INPUT", "INVALID_ACCOUNT_ID");

    private async Task<JsonElement> EvaluateAsync(string name, string amount, string more = "")
    {
        var reply = await PostAsync(name, amount, more);
        reply.Status.Should().Be(200);
        return reply.Json;
    }

    private Task<Reply> EvaluateAsync(object body) => one.Client.PostAsync(SandboxEndpoint.SignalEvaluate, body);

    private Task<Reply> PostAsync(string name, string amount, string more = "")
    {
        var token = SandboxToken.Get(name);
        return one.Client.PostAsync(
            SandboxEndpoint.SignalEvaluate,
            $"{{\"access_token\":\"{token.AccessToken}\",\"account_id\":\"{token.AccountIds[0]}\",\"client_transaction_id\":"
                + $"\"e-{Interlocked.Increment(ref _last)}\",\"amount\":{amount}{more}}}");
    }
}
