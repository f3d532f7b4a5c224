
namespace FundsCheck.Tests.Checking;

public sealed class DebitValidatorTests
{
    private static readonly ProposedDebit Good = Host.Debit("d-1", 75m);

    public static TheoryData<string, ProposedDebit> Problems() => new()
    {
        { "id.format", Good with { Id = "" } },
        { "id.format", Good with { Id = null! } },
        { "id.format", Good with { Id = "has space" } },
        { "id.format", Good with { Id = "ümlaut" } },
        { "id.format", Good with { Id = new string('d', 65) } },
        { "account.format", Good with { Account = null! } },
        { "account.format", Good with { Account = new AccountRef("") } },
        { "account.format", Good with { Account = new AccountRef(new string('a', 129)) } },
        { "amount.missing", Good with { Amount = default } },
        { "amount.currency", Good with { Amount = new Money(75m, Currency.Get("EUR")) } },
        { "amount.positive", Good with { Amount = new Money(0m, Currency.Usd) } },
        { "amount.positive", Good with { Amount = new Money(-1m, Currency.Usd) } },
        { "amount.minor-unit", Good with { Amount = new Money(75.001m, Currency.Usd) } },
        { "amount.entry-field", Good with { Amount = new Money(100_000_000m, Currency.Usd) } },
        { "class.unknown", Good with { EntryClass = "web" } },
        { "class.unknown", Good with { EntryClass = null! } },
        { "class.unknown", Good with { EntryClass = "XXX" } },
        { "ruleSet.unknown", Good with { RuleSet = "another" } },
        { "effectiveDate.range", Good with { EffectiveDate = new DateOnly(2026, 11, 19) } },
        { "effectiveDate.range", Good with { EffectiveDate = new DateOnly(2028, 1, 1) } },
        { "firstSentOn.range", Good with { FirstSentOn = new DateOnly(2026, 11, 23) } },
        { "attempt.range", Good with { Attempt = 0 } },
        { "lastReturn.missing", Good with { Attempt = 2 } },
        { "lastReturn.unexpected", Good with { LastReturn = "R01" } },
        { "lastReturn.unknown", Good with { Attempt = 2, LastReturn = "R00" } },
        { "retryOf.format", Good with { Attempt = 2, LastReturn = "R01", RetryOf = "" } },
        { "retryOf.unexpected", Good with { RetryOf = "d-0" } },
        { "retryOf.self", Good with { Attempt = 2, LastReturn = "R01", RetryOf = "d-1" } },
        { "facts.format", Good with { Facts = null! } },
        { "facts.format", Good with { Facts = new Dictionary<string, CustomFact> { ["tenure"] = CustomFact.From(1L) } } },
        { "facts.format", Good with { Facts = new Dictionary<string, CustomFact> { ["x.note"] = CustomFact.From(new string('n', 257)) } } },
        { "facts.format", Good with { Facts = Note("a\u001b[2J") } },
        { "facts.format", Good with { Facts = Note("a\nb") } },
        { "facts.format", Good with { Facts = Note("\u202eb") } },
    };

    [Theory]
    [MemberData(nameof(Problems))]
    public async Task An_invalid_debit_is_refused_with_its_code_and_no_balance_is_read(string code, ProposedDebit debit)
    {
        using var host = new Host().Holding(1000m);

        var check = () => host.Checker.CheckAsync(debit);

        (await check.Should().ThrowAsync<InvalidDebitException>()).Which.Problems.Should().ContainSingle().Which.Code.Should().Be(code);
        host.Reads.Should().Be(0);
    }

    [Fact]
    public async Task A_fact_with_a_lone_surrogate_is_refused()
    {
        // Built here: a row of a theory is stored as UTF-8, which has no half of a character.
        using var host = new Host().Holding(1000m);

        var check = () => host.Checker.CheckAsync(Good with { Facts = Note("half \ud800 of a character") });

        (await check.Should().ThrowAsync<InvalidDebitException>()).Which.Problems.Should().ContainSingle().Which.Code
            .Should().Be("facts.format");
    }

    [Fact]
    public async Task Every_problem_is_reported_at_once()
    {
        using var host = new Host().Holding(1000m);

        var check = () => host.Checker.CheckAsync(new ProposedDebit
        {
            Id = "",
            Account = null!,
            Amount = default,
            EntryClass = "?",
            Attempt = 0,
        });

        (await check.Should().ThrowAsync<InvalidDebitException>()).Which.Problems.Select(problem => problem.Code)
            .Should().Equal("id.format", "account.format", "amount.missing", "class.unknown", "attempt.range");
    }

    [Theory]
    [InlineData("d-1", 0.01)]
    [InlineData("d-1", 99_999_999.99)]
    public async Task The_bounds_are_valid(string id, double amount)
    {
        using var host = new Host().Holding(1000m);

        var decision = await host.Checker.CheckAsync(Host.Debit(
            id,
            decimal.Parse(
                amount.ToString("F2", System.Globalization.CultureInfo.InvariantCulture),
                System.Globalization.CultureInfo.InvariantCulture)));

        decision.Outcome.Should().NotBe(Outcome.None);
    }

    [Fact]
    public async Task A_complete_re_presentment_is_valid()
    {
        using var host = new Host().Holding(1000m);

        var decision = await host.Checker.CheckAsync(Good with
        {
            Attempt = 2,
            LastReturn = "R01",
            RetryOf = "d-0",
            FirstSentOn = new DateOnly(2026, 11, 2),
            EffectiveDate = new DateOnly(2026, 11, 20),
        });

        decision.Outcome.Should().Be(Outcome.Review);
        decision.Reasons.Select(reason => reason.Code)
            .Should().OnlyContain(code => code == "RETRY_UNVERIFIED", "the debit that it presents again is not on record");
    }

    [Fact]
    public async Task The_message_holds_no_secret()
    {
        using var host = new Host().Holding(1000m);

        var check = () => host.Checker.CheckAsync(Good with { EntryClass = "?" });

        (await check.Should().ThrowAsync<InvalidDebitException>()).Which.ToString().Should().NotContain("token-never-shown");
    }

    private static Dictionary<string, CustomFact> Note(string text) => new() { ["x.note"] = CustomFact.From(text) };
}
