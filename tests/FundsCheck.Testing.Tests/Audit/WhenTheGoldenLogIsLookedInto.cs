using System.Text.Json;

namespace FundsCheck.Testing.Tests.Audit;

/// <summary>The golden log holds all that its format can: every member, and every word of every closed list.</summary>
public sealed class WhenTheGoldenLogIsLookedInto
{
    private const string Members = """
        n prev log.format log.createdAt ruleSet.name ruleSet.version ruleSet.sha256 ruleSet.text
        event.id event.revision event.recordedAt event.latest event.what event.by event.because event.at event.effectiveDate event.code
        decision.id decision.revision decision.decidedAt decision.validUntil decision.ruleSet decision.outcome decision.wouldAccept
        decision.notNeeded decision.notEvaluated
        decision.debit.account decision.debit.source decision.debit.amount decision.debit.class decision.debit.sameDay
        decision.debit.effectiveDate decision.debit.policy
        decision.debit.attempt decision.debit.lastReturn decision.debit.retryOf decision.debit.firstSentOn decision.debit.facts.*.kind
        decision.debit.facts.*.text
        decision.unread.code decision.unread.provider decision.unread.request
        decision.balance.account decision.balance.type decision.balance.subtype decision.balance.institution decision.balance.holder
        decision.balance.available
        decision.balance.current decision.balance.limit decision.balance.currency decision.balance.unofficial decision.balance.verification
        decision.balance.persistent
        decision.balance.source decision.balance.asOf decision.balance.asOfUnreadable decision.balance.requestedAt
        decision.balance.retrievedAt decision.balance.request
        decision.facts.available decision.facts.current
        decision.facts.limit decision.facts.currency decision.facts.kind decision.facts.kind.unknown decision.facts.kind.text
        decision.facts.family decision.facts.verification decision.facts.verification.unknown decision.facts.verification.text
        decision.facts.source
        decision.facts.age decision.facts.age.unknown decision.facts.age.text
        decision.facts.host.name decision.facts.host.type decision.facts.host.value decision.facts.host.value.unknown
        decision.facts.host.value.text
        decision.holds.certain decision.holds.possible decision.holds.count decision.holds.debits decision.hold.presentedFrom
        decision.hold.expiresAt
        decision.superseded.revision decision.superseded.acceptedFrom decision.superseded.expiresAt decision.postingDelaySeconds
        decision.retryUnverified
        decision.clock.earliest decision.clock.latest
        decision.reasons.code decision.reasons.check decision.reasons.outcome decision.reasons.measure decision.reasons.operand
        decision.reasons.threshold
        decision.reasons.because decision.reasons.retryable decision.reasons.userAction decision.reasons.text decision.reasons.customerText
        """;

    private static readonly Dictionary<string, HashSet<string>> Found = Read();

    [Fact]
    public void Every_member_is_there_and_no_other()
    {
        Found.Keys.Should().BeEquivalentTo(Members.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData("event.what", "approved rejected sent settled returned cancelled")]
    [InlineData("decision.outcome", "accept review decline")]
    [InlineData("decision.reasons.outcome", "accept review decline")]
    [InlineData("decision.debit.facts.*.kind", "text boolean integer")]
    [InlineData("decision.balance.source", "real-time cached supplied")]
    [InlineData("decision.balance.holder", "personal business")]
    [InlineData("decision.facts.currency", "same other unofficial missing contradictory")]
    [InlineData("decision.facts.family", "depository credit other")]
    [InlineData("decision.facts.age.unknown", "InTheFuture OutOfRange Unreadable")]
    [InlineData("decision.facts.kind.unknown", "Unlisted")]
    [InlineData("decision.facts.host.type", "integer money percent boolean text duration")]
    [InlineData("decision.facts.host.value.unknown", "WrongType")]
    [InlineData("decision.revision", "1 2 3 4 5")]
    public void Every_word_of_a_closed_list_is_there(string member, string words)
    {
        Found[member].Should().BeEquivalentTo(words.Split(' '));
    }

    [Fact]
    public void Amounts_go_to_the_bounds_of_what_is_held_exactly()
    {
        Found["decision.balance.available"]
            .Should().Contain([
                "-12.34", "0.1", "1234567890123456789012345678", "-0.1234567890123456789012345678", "79228162514264337593543950335",
            ]);
        Found["decision.facts.available"]
            .Should().Contain([
                "99999999999999.12345678", "-100000000000000", "100000000000000.01", "-0.1234567890123456789012345678",
                "79228162514264337593543950335",
            ]);
        Found["decision.debit.amount"].Should().Contain(["0.01 USD", "99999999.99 USD", "100000 JPY", "0.001 BHD"]);
    }

    [Fact]
    public void Holds_are_certain_possible_many_and_linked()
    {
        Found["decision.holds.certain"].Should().HaveCountGreaterThan(10);
        Found["decision.holds.possible"].Should().HaveCountGreaterThan(2);
        Found["decision.holds.count"].Should().Contain("25");
        Found["decision.holds.debits"].Should().Contain(["held-23", "held-review-lapsed", "linked-0", "linked-2", "beside-it"]);
    }

    [Fact]
    public void Several_policies_judge_in_several_currencies()
    {
        Found["ruleSet.name"].Should().HaveCount(17);
        Found["ruleSet.sha256"].Should().HaveCount(18);
        Found["decision.debit.policy"].Should().HaveCount(17);
    }

    [Fact]
    public void No_credential_is_in_it()
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
                case JsonValueKind.Object:
                    foreach (var member in value.EnumerateObject())
                    {
                        Add($"{path}.{(path == ".decision.debit.facts" ? "*" : member.Name)}", member.Value);
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
