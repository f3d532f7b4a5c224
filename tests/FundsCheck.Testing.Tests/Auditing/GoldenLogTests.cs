using System.Text.Json;

namespace FundsCheck.Testing.Tests.Auditing;

/// <summary>The golden log holds all that its format can: every member, and every word of every closed list.</summary>
public sealed class GoldenLogTests
{
    private const string Members = """
        seq prevHash log.format log.createdAt ruleSet.name ruleSet.version ruleSet.sha256 ruleSet.text
        event.id event.recordedAt event.latestRecordedAt event.type event.occurredAt event.effectiveDate event.approvedBy event.rejectedBy
        event.comment event.returnCode
        decision.id decision.revision decision.decidedAt decision.validForSeconds decision.clock.earliest decision.clock.latest
        decision.account decision.providerAccountId decision.amount decision.class decision.sameDay decision.effectiveDate
        decision.requestedRuleSet
        decision.attempt decision.lastReturn decision.retryOf decision.firstSentOn
        decision.facts.*.text decision.facts.*.integer decision.facts.*.boolean decision.facts.*.money decision.facts.*.percent
        decision.facts.*.duration decision.postingDelaySeconds decision.retryUnverified
        decision.notRequested decision.failure.category decision.failure.code decision.failure.cause decision.failure.requestId
        decision.sourceFacts.prefix decision.sourceFacts.reference decision.sourceFacts.requestId decision.sourceFacts.notRequested
        decision.sourceFacts.facts.*.text decision.sourceFacts.facts.*.integer decision.sourceFacts.facts.*.boolean
        decision.sourceFacts.facts.*.money
        decision.sourceFacts.failure.category decision.sourceFacts.failure.code decision.sourceFacts.failure.cause
        decision.sourceFacts.failure.requestId
        decision.balance.available decision.balance.current decision.balance.limit decision.balance.isoCurrency
        decision.balance.unofficialCurrency decision.balance.kind decision.balance.family decision.balance.type decision.balance.subtype
        decision.balance.verification decision.balance.verificationText decision.balance.holder decision.balance.institutionId
        decision.balance.persistentAccountId decision.balance.freshness decision.balance.asOf decision.balance.asOfText
        decision.balance.requestedAt
        decision.balance.retrievalSeconds decision.balance.requestId
        decision.otherReading.balance decision.otherReading.failure
        decision.declaredFacts.name decision.declaredFacts.type decision.declaredFacts.mistyped
        decision.holds.notYetPosted decision.holds.possiblyPosted decision.holds.count decision.holds.debits
        decision.ruleSet decision.outcome decision.maxAcceptableAmount decision.notEvaluated
        decision.reasons.code decision.reasons.check decision.reasons.outcome decision.reasons.measure decision.reasons.operand
        decision.reasons.threshold
        decision.reasons.because decision.reasons.transient decision.reasons.userAction
        decision.hold.possiblyPostedFrom decision.hold.expiresAt
        decision.superseded.revision decision.superseded.acceptedFrom decision.superseded.expiresAt
        """;

    private static readonly Dictionary<string, HashSet<string>> Found = Read();

    [Fact]
    public void The_log_has_exactly_the_members_of_the_format()
    {
        Found.Keys.Should().BeEquivalentTo(Members.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData("event.type", "approved rejected sent settled returned cancelled")]
    [InlineData("decision.outcome", "accept review decline")]
    [InlineData("decision.reasons.outcome", "review")]
    [InlineData("decision.facts.*.boolean", "True False")]
    [InlineData("decision.balance.freshness", "cached supplied")]
    [InlineData("decision.balance.holder", "personal business")]
    [InlineData("decision.balance.family", "credit other")]
    [InlineData("decision.declaredFacts.type", "integer money percent boolean text duration")]
    [InlineData("decision.revision", "2 3 4 5")]
    public void Every_word_of_a_closed_list_occurs(string member, string words)
    {
        Found[member].Should().BeEquivalentTo(words.Split(' '));
    }

    [Fact]
    public void Amounts_go_to_the_bounds_of_what_is_held_exactly()
    {
        Found["decision.balance.available"]
            .Should().Contain([
                "-12.34 USD", "0.10 USD", "1234567890123456789012345678.00 USD", "-0.1234567890123456789012345678 USD",
                "79228162514264337593543950335.00 USD",
            ]);
        Found["decision.balance.available"]
            .Should().Contain(["99999999999999.12345678 USD", "-100000000000000.00 USD", "100000000000000.01 USD"]);
        Found["decision.amount"].Should().Contain(["0.01 USD", "99999999.99 USD", "100000 JPY", "0.001 BHD"]);
    }

    [Fact]
    public void Holds_are_certain_possible_many_and_linked()
    {
        Found["decision.holds.notYetPosted"].Should().HaveCountGreaterThan(10);
        Found["decision.holds.possiblyPosted"].Should().HaveCountGreaterThan(2);
        Found["decision.holds.count"].Should().Contain("25");
        Found["decision.holds.debits"].Should().Contain(["held-23", "held-review-lapsed", "linked-0", "linked-2", "beside-it"]);
    }

    [Fact]
    public void Several_rule_sets_decide_in_several_currencies()
    {
        Found["ruleSet.name"].Should().HaveCount(18);
        Found["ruleSet.sha256"].Should().HaveCount(19);
        Found["decision.requestedRuleSet"].Should().HaveCount(17);
    }

    [Fact]
    public void No_credential_is_in_the_log()
    {
        File.ReadAllText(Logs.PathOf(Logs.Golden)).Should().NotContain("never-in-a-log");
    }

    private static Dictionary<string, HashSet<string>> Read()
    {
        var found = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var line in File.ReadLines(Logs.PathOf(Logs.Golden)))
        {
            using var json = JsonDocument.Parse(line);
            Add(string.Empty, json.RootElement);
        }

        return found;

        void Add(string path, JsonElement value)
        {
            switch (value.ValueKind)
            {
                case JsonValueKind.Object when path is ".decision.otherReading":
                    found[$"{path[1..]}.{value.EnumerateObject().Single().Name}"] = [];
                    break;
                case JsonValueKind.Object:
                    foreach (var member in value.EnumerateObject())
                    {
                        Add($"{path}.{(path is ".decision.facts" or ".decision.sourceFacts.facts" ? "*" : member.Name)}", member.Value);
                    }

                    break;
                case JsonValueKind.Array:
                    foreach (var item in value.EnumerateArray())
                    {
                        Add(path, item);
                    }

                    break;
                default:
                    (found.TryGetValue(path[1..], out var values) ? values : found[path[1..]] = []).Add(value.ToString());
                    break;
            }
        }
    }
}
