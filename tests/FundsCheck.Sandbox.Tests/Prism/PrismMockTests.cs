using FundsCheck.Sandbox.Tests.Support;

namespace FundsCheck.Sandbox.Tests.Prism;

public sealed class PrismMockTests
{
    [Theory]
    [InlineData(PrismMode.MockExamples)]
    [InlineData(PrismMode.MockRandom)]
    public async Task The_mock_responds_to_a_balance_call(PrismMode mode)
    {
        var executable = PrismServer.FindExecutable(Repository.Root);
        var openApi = Repository.Shared("plaid", "openapi.yml");
        Assert.SkipWhen(executable is null, "npm's Prism is not installed (`npm ci` in tests)");
        Assert.SkipWhen(openApi is null, "the reference material in ../shared is not here");
        await using var prism = await PrismServer.StartAsync(
            executable, openApi, mode, cancellationToken: TestContext.Current.CancellationToken);
        using var client = new Client(prism.Address);

        var reply = await client.RequestNamedAsync("example");

        reply.Status.Should().Be(200);
        reply.Json.GetProperty("accounts").ValueKind.Should().Be(System.Text.Json.JsonValueKind.Array);
    }
}
