using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FundsCheck;
using Readme.Tests.Integration;

namespace Readme.Tests;

/// <summary>Promises of docs/compatibility.md that no other test holds.</summary>
public sealed partial class CompatibilityTests
{
    [Fact]
    public async Task A_decision_keeps_the_members_of_its_json()
    {
        var json = await DeclineAsync();

        NamesOf(json).Should().Contain(
        [
            "id", "amount", "revision", "outcome", "state", "approved", "reasons", "checks", "ruleSet", "balance", "held", "heldPossible",
            "maxAcceptableAmount", "retryable", "userAction", "decidedAt", "validUntil", "existing", "recorded",
        ]);
        NamesOf(json["reasons"]![0]!).Should().Contain(
        [
            "code", "check", "outcome", "text", "measure", "operand", "threshold", "because", "customerText", "retryable", "userAction",
        ]);
        NamesOf(json["checks"]![0]!).Should().Contain(
        [
            "id", "answer", "measure", "operand", "threshold", "changesAt", "margin", "cause",
        ]);
        NamesOf(json["ruleSet"]!).Should().Contain(["name", "version", "sha256"]);
        NamesOf(json["balance"]!).Should().Contain(
        [
            "account", "kind", "type", "subtype", "available", "current", "limit", "isoCurrency", "unofficialCurrency", "verification",
            "providerVerification", "source", "asOf", "requestedAt", "retrievedAt", "requestId",
        ]);
    }

    [Fact]
    public async Task A_decision_is_read_although_a_later_version_added_members()
    {
        var json = await DeclineAsync();
        var later = json.DeepClone();
        foreach (var part in new[] { later, later["ruleSet"], later["balance"], later["reasons"]![0], later["checks"]![0] })
        {
            part!["addedLater"] = new JsonObject { ["outcome"] = "accept" };
        }

        var read = later.Deserialize<FundsDecision>();

        JsonSerializer.Serialize(read).Should().Be(json.ToJsonString());
    }

    [Fact]
    public void An_outcome_is_accept_review_or_decline()
    {
        OutcomeNames.All.Should().Equal("accept", "review", "decline");
    }

    [Fact]
    public void Every_test_that_the_page_names_exists()
    {
        var named = TestName().Matches(File.ReadAllText(Path.Combine(ReadmeTests.Root, "docs", "compatibility.md")))
            .Select(match => match.Groups["name"].Value).Distinct().ToList();
        var tests = Directory.EnumerateFiles(Path.Combine(ReadmeTests.Root, "tests"), "*Tests.cs", SearchOption.AllDirectories)
            .Select(File.ReadAllText).ToList();

        named.Should().HaveCountGreaterThan(5);
        named.Where(name => !tests.Exists(text => text.Contains($"class {name}") || text.Contains($" {name}()"))).Should().BeEmpty();
    }

    private static async Task<JsonNode> DeclineAsync()
    {
        using var host = new SenderHost();
        host.Balances.AlwaysAvailable(Money.Parse("10.00 USD"));
        return JsonSerializer.SerializeToNode(await host.Checker.CheckAsync(SenderHost.Debit("d-1")))!;
    }

    private static IEnumerable<string> NamesOf(JsonNode node) => node.AsObject().Select(member => member.Key);

    [GeneratedRegex("`(?<name>[A-Z][A-Za-z]*Tests|[A-Z][a-z]*(_[A-Za-z]+)+)`", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex TestName();
}
