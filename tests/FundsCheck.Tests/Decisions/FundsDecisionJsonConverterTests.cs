using System.Text.Json;
using FundsCheck.Tests.Checking;

namespace FundsCheck.Tests.Decisions;

public sealed class FundsDecisionJsonConverterTests : IDisposable
{
    private readonly Host host = new();

    public static TheoryData<string> Readings() => [.. Cases.Keys];

    private static Dictionary<string, Func<Host, BalanceReading>> Cases { get; } = new()
    {
        ["accept"] = host => Read(host.Balance(100m, 100m)),
        ["decline"] = host => Read(host.Balance(74.99m, 90.005m) with { Limit = 12m, InstitutionId = "ins_1" }),
        ["unknown balance"] = host => Read(host.Balance(null, null)),
        ["failure"] = _ => new BalanceReading.Failed(new BalanceFailure(BalanceFailureCategory.UserActionRequired, "ITEM_LOGIN_REQUIRED")),
        ["unofficial currency"] = host => Read(host.Balance(1.5m, 2m) with { Currency = new BalanceCurrency.Unofficial("BTC") }),
        ["contradictory currency"] =
            host => Read(host.Balance(1.5m, 2m) with { Currency = new BalanceCurrency.Contradictory("USD", "BTC") }),
        ["missing currency"] = host => Read(host.Balance(1.5m, 2m) with { Currency = new BalanceCurrency.Missing() }),
        ["unlisted words"] = host => Read(host.Balance(100m, 100m) with
        {
            Kind = null,
            ProviderType = "depository",
            ProviderSubtype = "new \"kind\"",
            Verification = AccountVerification.Unknown,
            ProviderVerification = "some_status",
            Freshness = BalanceFreshness.Cached,
            AsOfUnreadable = "yesterday",
        }),
        ["bank time"] = host => Read(host.Balance(100m, 100m) with
        {
            AsOf = Host.Start.AddMinutes(-1),
            Verification = AccountVerification.Matched,
            ProviderRequestId = "r-1",
        }),
    };

    [Theory]
    [MemberData(nameof(Readings))]
    public async Task A_decision_is_read_from_its_json_and_written_alike(string name)
    {
        var decision = await host.Checker.CheckAsync(Host.Debit("d-1", 75m), Cases[name](host));

        var json = JsonSerializer.Serialize(decision);
        var read = JsonSerializer.Deserialize<FundsDecision>(json)!;

        JsonSerializer.Serialize(read).Should().Be(json);
        read.Should().BeEquivalentTo(
            new
            {
                decision.DebitId,
                decision.Amount,
                decision.Revision,
                decision.Outcome,
                decision.State,
                decision.IsApproved,
                decision.RuleSet,
                decision.NotYetPosted,
                decision.PossiblyPosted,
                decision.MaxAcceptableAmount,
                decision.IsTransient,
                decision.NeedsUserAction,
                decision.DecidedAt,
                decision.ValidUntil,
                decision.IsExisting,
                decision.IsRecorded,
            });
        read.Reasons.Select(reason => (reason.Code, reason.Text)).Should().Equal(
            decision.Reasons.Select(reason => (reason.Code, reason.Text)));
        (read.Balance?.Available, read.Balance?.Current, read.Balance?.Currency).Should().Be(
            (decision.Balance?.Available, decision.Balance?.Current, decision.Balance?.Currency));
        json.Should().NotContain("token-never-shown");
    }

    [Fact]
    public async Task An_approved_review_stays_approved()
    {
        await host.Checker.CheckAsync(Host.Debit("d-1", 75m), Read(host.Balance(null, null)));
        await host.Checker.RecordAsync("d-1", new DebitEvent.Approved("ann", "known customer"));
        var decision = await host.Checker.CheckAsync(Host.Debit("d-1", 75m), Read(host.Balance(null, null)));

        var read = JsonSerializer.Deserialize<FundsDecision>(JsonSerializer.Serialize(decision))!;

        (read.IsApproved, read.Approval, read.ValidUntil).Should().Be((true, null, decision.ValidUntil));
    }

    [Fact]
    public async Task A_decision_that_was_read_has_no_record()
    {
        var decision = await host.Checker.CheckAsync(Host.Debit("d-1", 75m), Cases["accept"](host));
        var read = JsonSerializer.Deserialize<FundsDecision>(JsonSerializer.Serialize(decision))!;

        read.Invoking(it => it.Record).Should().Throw<InvalidOperationException>().WithMessage("*`d-1` was read from JSON*");
    }

    [Theory]
    [InlineData("{}", "*")]
    [InlineData("[]", "*")]
    [InlineData("\"accept\"", "*")]
    [InlineData("outcome", "*`outcome` is \"odd\"*")]
    [InlineData("state", "*`state` is \"odd\"*")]
    [InlineData("amount", "*")]
    [InlineData("decidedAt", "*`decidedAt` is \"odd\"*")]
    public async Task What_is_no_decision_is_refused(string json, string message)
    {
        var decision = await host.Checker.CheckAsync(Host.Debit("d-1", 75m), Cases["accept"](host));
        if (char.IsAsciiLetter(json[0]))
        {
            var node = JsonSerializer.SerializeToNode(decision)!;
            node[json] = "odd";
            json = node.ToJsonString();
        }

        var read = () => JsonSerializer.Deserialize<FundsDecision>(json);

        read.Should().Throw<JsonException>().WithMessage(message);
    }

    public void Dispose() => host.Dispose();

    private static BalanceReading.Succeeded Read(AccountBalance balance) => new BalanceReading.Succeeded(balance);
}
