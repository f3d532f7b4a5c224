using System.Collections.Frozen;

namespace FundsCheck.Testing;

/// <summary>Other content under a known id.</summary>
internal static class ConflictCases
{
    private static readonly FrozenDictionary<string, Func<Debit, Debit>> Changes =
        new Dictionary<string, Func<Debit, Debit>>(StringComparer.Ordinal)
        {
            ["account"] = debit => debit with { AccountKey = "account-2" },
            ["amount"] = debit => debit with { Amount = Money.Parse("10.01 USD") },
            ["class"] = debit => debit with { EntryClass = "PPD" },
            ["sameDay"] = debit => debit with { SameDay = true },
            ["effectiveDate"] = debit => debit with { EffectiveDate = new DateOnly(2026, 11, 5) },
            ["ruleSet"] = debit => debit with { RuleSet = "another" },
            ["attempt"] = debit => debit with { Attempt = 2 },
            ["lastReturn"] = debit => debit with { LastReturn = "R01" },
            ["retryOf"] = debit => debit with { RetryOf = "d-0" },
            ["firstSentOn"] = debit => debit with { FirstSentOn = new DateOnly(2026, 10, 5) },
            ["facts"] = debit => debit with
            {
                Facts = new Dictionary<string, CustomFact>(StringComparer.Ordinal) { ["x.tenure"] = CustomFact.From(1) },
            },
        }.ToFrozenDictionary(StringComparer.Ordinal);

    public static ContractSuite<StoreUnderTest> All { get; } = Create();

    private static ContractSuite<StoreUnderTest> Create()
    {
        var suite = new ContractSuite<StoreUnderTest>
        {
            The_accounts_id_at_its_source_is_content_too,
            A_conflict_stays_one_when_the_decision_is_no_longer_valid,
            Equal_amounts_and_facts_are_the_same_content_however_they_are_given,
            A_text_that_other_rules_type_otherwise_is_the_same_content,
        };
        foreach (var member in Changes.Keys.Order(StringComparer.Ordinal))
        {
            suite.Add(Other_content_under_a_known_id_is_a_conflict_that_names_it, member);
        }

        return suite;
    }

    private static async Task Other_content_under_a_known_id_is_a_conflict_that_names_it(StoreUnderTest store, string member)
    {
        var first = await store.DecideAsync(ContractRecords.Debit("d-1"));

        var conflict = await Expect.ThrowsAsync<DebitConflictException>(
            () => store.DecideAsync(Changes[member](ContractRecords.Debit("d-1")), StoreUnderTest.NotCalled));

        Expect.Equal("d-1", conflict.DebitId);
        Expect.Sequence([member], conflict.Differences);
        Expect.Record(first.Record, await store.FindAsync("d-1"));
    }

    private static async Task The_accounts_id_at_its_source_is_content_too(StoreUnderTest store)
    {
        await store.DecideAsync(ContractRecords.Debit("d-1"));

        var conflict = await Expect.ThrowsAsync<DebitConflictException>(
            () => store.DecideAsync(ContractRecords.Debit("d-1") with { SourceAccountId = "another" }));

        Expect.Sequence(["account"], conflict.Differences);
    }

    private static async Task A_conflict_stays_one_when_the_decision_is_no_longer_valid(StoreUnderTest store)
    {
        await store.DecideAsync(ContractRecords.Debit("d-1"));

        var conflict = await Expect.ThrowsAsync<DebitConflictException>(() => store.DecideAsync(
            ContractRecords.Debit("d-1", "20.00 USD", "account-2"), Outcome.Accept, ContractRecords.Start + ContractRecords.ValidFor));

        Expect.Sequence(["account", "amount"], conflict.Differences);
        Expect.Equal(0, (await store.HoldsNowAsync("account-2")).Count);
        Expect.Equal(Money.Parse("10.00 USD"), (await store.HoldsNowAsync()).NotYetPosted);
    }

    private static async Task Equal_amounts_and_facts_are_the_same_content_however_they_are_given(StoreUnderTest store)
    {
        await store.DecideAsync(ContractRecords.Debit("d-1", "10.00 USD") with
        {
            Facts = new Dictionary<string, CustomFact>(StringComparer.Ordinal)
            {
                ["x.a"] = CustomFact.From(1),
                ["x.b"] = CustomFact.From(true),
            },
        });

        var same = await store.DecideAsync(ContractRecords.Debit("d-1") with
        {
            Amount = new Money(10m, Currency.Usd),
            Facts = new SortedDictionary<string, CustomFact>(Comparer<string>.Create((left, right) => string.CompareOrdinal(right, left)))
            {
                ["x.a"] = CustomFact.From(1),
                ["x.b"] = CustomFact.From(true),
            },
        });

        Expect.Equal(true, same.IsExisting);
    }
    private static async Task A_text_that_other_rules_type_otherwise_is_the_same_content(StoreUnderTest store)
    {
        foreach (var (text, type) in new[] { ("48h", CustomFactType.Duration), ("12.00 USD", CustomFactType.Money) })
        {
            await store.DecideAsync(With(text, CustomFact.From(text)));
            await store.DecideAsync(With($"typed {text}", CustomFact.Parse(text, type)));

            Expect.Equal(true, (await store.DecideAsync(With(text, CustomFact.Parse(text, type)))).IsExisting);
            Expect.Equal(true, (await store.DecideAsync(With($"typed {text}", CustomFact.From(text)))).IsExisting);
        }

        static Debit With(string id, CustomFact fact) => ContractRecords.Debit(id.Replace(' ', '-')) with
        {
            Facts = new Dictionary<string, CustomFact>(StringComparer.Ordinal) { ["x.fact"] = fact },
        };
    }
}
