using System.Collections.Frozen;

namespace FundsCheck.Conformance;

public abstract partial class DecisionStoreContract
{
    private static readonly FrozenDictionary<string,
        Func<Debit, Debit>> Changes = new Dictionary<string, Func<Debit, Debit>>(StringComparer.Ordinal)
        {
            ["account"] = debit => debit with { AccountKey = "account-2" },
            ["amount"] = debit => debit with { Amount = Money.Parse("10.01 USD") },
            ["class"] = debit => debit with { EntryClass = "PPD" },
            ["sameDay"] = debit => debit with { SameDay = true },
            ["effectiveDate"] = debit => debit with { EffectiveDate = new DateOnly(2026, 11, 5) },
            ["policy"] = debit => debit with { RuleSet = "another" },
            ["attempt"] = debit => debit with { Attempt = 2 },
            ["lastReturn"] = debit => debit with { LastReturn = "R01" },
            ["retryOf"] = debit => debit with { RetryOf = "d-0" },
            ["firstSentOn"] = debit => debit with { FirstSentOn = new DateOnly(2026, 10, 5) },
            ["facts"] = debit => debit with
            {
                Facts = new Dictionary<string, CustomFact>(StringComparer.Ordinal) { ["x.tenure"] = CustomFact.From(1) },
            },
        }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Every member of a debit that is content.</summary>
    public static TheoryData<string> Members { get; } = [.. Changes.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Members))]
    public async Task Other_content_under_a_known_id_is_a_conflict_that_names_it(string member)
    {
        var first = await DecideAsync(Deciding.Debit("d-1"));
        var decide = () => DecideAsync(
            Changes[member](Deciding.Debit("d-1")), _ => throw new InvalidOperationException("this was not to be decided"));

        var conflict = (await decide.Should().ThrowExactlyAsync<DebitConflictException>()).Which;

        conflict.DebitId.Should().Be("d-1");
        conflict.Differences.Should().Equal(member);
        (await FindAsync("d-1")).ShouldBe(first.Record);
    }

    [Fact]
    public async Task The_accounts_id_at_its_source_is_content_too()
    {
        await DecideAsync(Deciding.Debit("d-1"));

        var decide = () => DecideAsync(Deciding.Debit("d-1") with { SourceAccountId = "another" });

        (await decide.Should().ThrowExactlyAsync<DebitConflictException>()).Which.Differences.Should().Equal("account");
    }

    [Fact]
    public async Task A_conflict_stays_one_when_the_decision_is_no_longer_valid()
    {
        await DecideAsync(Deciding.Debit("d-1"));

        var decide = () => DecideAsync(Deciding.Debit("d-1", "20.00 USD", "account-2"), Outcome.Accept, Start + Deciding.ValidFor);

        (await decide.Should().ThrowExactlyAsync<DebitConflictException>()).Which.Differences.Should().Equal("account", "amount");
        (await HoldsNowAsync("account-2")).Count.Should().Be(0);
        (await HoldsNowAsync()).NotYetPosted.Should().Be(Money.Parse("10.00 USD"));
    }

    [Fact]
    public async Task Equal_amounts_and_facts_are_the_same_content_however_they_are_given()
    {
        await DecideAsync(Deciding.Debit("d-1", "10.00 USD") with
        {
            Facts = new Dictionary<string, CustomFact>(StringComparer.Ordinal)
            {
                ["x.a"] = CustomFact.From(1),
                ["x.b"] = CustomFact.From(true),
            },
        });

        var same = await DecideAsync(Deciding.Debit("d-1") with
        {
            Amount = new Money(10m, Currency.Usd),
            Facts = new SortedDictionary<string, CustomFact>(Comparer<string>.Create((left, right) => string.CompareOrdinal(right, left)))
            {
                ["x.a"] = CustomFact.From(1),
                ["x.b"] = CustomFact.From(true),
            },
        });

        same.IsExisting.Should().BeTrue();
    }
}
