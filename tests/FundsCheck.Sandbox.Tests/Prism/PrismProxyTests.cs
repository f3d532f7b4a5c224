using FundsCheck.Sandbox.Tests.Support;

namespace FundsCheck.Sandbox.Tests.Prism;

public sealed class PrismProxyTests(PrismBeforeASandbox between) : IClassFixture<PrismBeforeASandbox>
{
    private const string Fresh =
        """{"access_token":"access-sandbox-capital-one","options":{"min_last_updated_datetime":"2020-01-01T00:00:00Z","account_ids":"""
            + """["card-capital-one"]}}""";

    /// <summary>Every conforming token at each endpoint; one token at endpoints whose requests have none.</summary>
    public static TheoryData<string, string> Conforming => Catalog.Of(
        (SandboxEndpoint endpoint, SandboxToken token) => token.ConformsAt(endpoint) && (HasToken(endpoint) || token.Name == "checking"));

    public static TheoryData<string, string> Departing => Catalog.Of(
        (SandboxEndpoint endpoint, SandboxToken token) => token.Kind == SandboxTokenKind.Item && !token.ConformsAt(endpoint));

    public static TheoryData<string, string> Altered => Catalog.Of(
        (SandboxEndpoint endpoint, SandboxFault fault) => fault.AppliesTo(endpoint)
            && fault.Name.StartsWith("key-missing-", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Conforming))]
    public async Task A_conforming_token_violates_nothing(string path, string name)
    {
        Assert.SkipWhen(between.Missing is not null, between.Missing ?? "");

        var reply = await between.RequestAsync(SandboxEndpoint.Get(path), SandboxToken.Get(name));

        Violations(reply).Should().BeNull();
    }

    [Theory]
    [MemberData(nameof(Departing))]
    public async Task A_nonconforming_token_is_a_violation(string path, string name)
    {
        Assert.SkipWhen(between.Missing is not null, between.Missing ?? "");

        var reply = await between.RequestAsync(SandboxEndpoint.Get(path), SandboxToken.Get(name));

        reply.Status.Should().Be(200);
        Violations(reply).Should().Contain("\"response\"");
    }

    [Theory]
    [InlineData("key-missing-available")]
    [InlineData("key-missing-item")]
    [InlineData("number-text")]
    [InlineData("type-null")]
    [InlineData("error-code-missing")]
    public async Task A_fault_is_a_violation(string name)
    {
        Assert.SkipWhen(between.Missing is not null, between.Missing ?? "");

        var reply = await between.Client.RequestNamedAsync($"fault-{name}");

        Violations(reply).Should().Contain("\"response\"");
    }

    [Theory]
    [MemberData(nameof(Altered))]
    public async Task A_missing_member_is_a_violation_at_each_endpoint(string path, string name)
    {
        Assert.SkipWhen(between.Missing is not null, between.Missing ?? "");
        var endpoint = SandboxEndpoint.Get(path);
        between.Sandbox.Faults.Enqueue(endpoint, SandboxFault.Get(name));

        var reply = await between.RequestAsync(endpoint, SandboxToken.Get("checking"));

        Violations(reply).Should().Contain("\"response\"");
    }

    [Fact]
    public async Task An_evaluation_with_scores_violates_nothing()
    {
        Assert.SkipWhen(between.Missing is not null, between.Missing ?? "");

        var reply = await between.Client.PostAsync(
            SandboxEndpoint.SignalEvaluate,
            """{"access_token":"access-sandbox-checking","account_id":"checking-checking","client_transaction_id":"scores","amount":1.5,"""
                + """ "ruleset_key":"scores"}""");

        Violations(reply).Should().BeNull();
        reply.Json.GetProperty("scores").GetProperty("bank_initiated_return_risk").GetProperty("score").GetInt32().Should().Be(12);
    }

    [Theory]
    [InlineData(Fresh)]
    [InlineData("""{"access_token":"access-sandbox-example","options":{"account_ids":["wp5rJy31NMfyEJNDvoqXhbwLlRaEGyCrwWWdy"]}}""")]
    [InlineData("""{"access_token":"access-sandbox-example","options":{"account_ids":["foreign"]}}""")]
    [InlineData("""{"access_token":"access-sandbox-nobody"}""")]
    [InlineData("""{"access_token":""}""")]
    public async Task Responses_with_account_ids_and_refusals_violate_nothing(string body)
    {
        Assert.SkipWhen(between.Missing is not null, between.Missing ?? "");

        var reply = await between.Client.PostAsync(body);

        Violations(reply).Should().BeNull();
    }

    private static bool HasToken(SandboxEndpoint endpoint) => endpoint != SandboxEndpoint.SignalDecisionReport
        && endpoint != SandboxEndpoint.SignalReturnReport && endpoint != SandboxEndpoint.WebhookVerificationKeyGet;

    private static string? Violations(Reply reply) =>
        reply.Headers.TryGetValues(PrismServer.ViolationsHeader, out var violations) ? string.Concat(violations) : null;
}
