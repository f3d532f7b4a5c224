using FundsCheck.Sandbox.Tests.Support;

namespace FundsCheck.Sandbox.Tests.Prism;

public sealed class PrismProxyTests(PrismBeforeASandbox between) : IClassFixture<PrismBeforeASandbox>
{
    private const string Fresh =
        """{"access_token":"access-sandbox-capital-one","options":{"min_last_updated_datetime":"2020-01-01T00:00:00Z","account_ids":"""
            + """["card-capital-one"]}}""";

    public static TheoryData<string> Conforming => Catalog.Of((SandboxToken token) => token.Conforms);

    public static TheoryData<string> Departing =>
        Catalog.Of((SandboxToken token) => token.Kind == SandboxTokenKind.Item && !token.Conforms);

    [Theory]
    [MemberData(nameof(Conforming))]
    public async Task A_conforming_token_violates_nothing(string name)
    {
        Assert.SkipWhen(between.Missing is not null, between.Missing ?? "");

        var reply = await between.Client.RequestNamedAsync(name);

        Violations(reply).Should().BeNull();
    }

    [Theory]
    [MemberData(nameof(Departing))]
    public async Task A_nonconforming_token_is_a_violation(string name)
    {
        Assert.SkipWhen(between.Missing is not null, between.Missing ?? "");

        var reply = await between.Client.RequestNamedAsync(name);

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

    private static string? Violations(Reply reply) =>
        reply.Headers.TryGetValues(PrismServer.ViolationsHeader, out var violations) ? string.Concat(violations) : null;
}
