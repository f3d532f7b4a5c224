using FundsCheck.Balances;
using FundsCheck.Rules.Facts;
using FundsCheck.Rules.Vocabulary;

namespace FundsCheck.Tests.Rules.Facts;

public sealed class WhenFactsAreMade
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 15, 0, 0, TimeSpan.Zero);

    private static readonly AccountBalance Plain = new()
    {
        AccountId = "acc",
        Type = "depository",
        Subtype = "checking",
        Available = 100m,
        Current = 110m,
        Currency = new BalanceCurrency.Iso("USD"),
        Source = BalanceSourceKind.RealTime,
        RequestedAt = Now.AddSeconds(-3),
        RetrievedAt = Now,
    };

    [Theory]
    [InlineData("depository", "checking", "checking", AccountFamily.Depository)]
    [InlineData("depository", "paypal", "paypal", AccountFamily.Depository)]
    [InlineData("depository", "hsa", "hsa", AccountFamily.Depository)]
    [InlineData("credit", "credit card", "credit card", AccountFamily.Credit)]
    [InlineData("credit", "paypal", "credit", AccountFamily.Credit)]
    [InlineData("loan", "line of credit", "line of credit", AccountFamily.Credit)]
    [InlineData("loan", "home equity", "home equity", AccountFamily.Credit)]
    [InlineData("loan", "mortgage", "loan", AccountFamily.Other)]
    [InlineData("investment", "hsa", "investment", AccountFamily.Other)]
    [InlineData("investment", "line of credit", "investment", AccountFamily.Other)]
    [InlineData("payroll", "payroll", "payroll", AccountFamily.Other)]
    [InlineData("credit", "charge card", "charge card", AccountFamily.Other)]
    [InlineData("loan", "installment", "loan", AccountFamily.Other)]
    [InlineData("loan", "home equity loan", "loan", AccountFamily.Other)]
    [InlineData("loan", "commercial line of credit", "line of credit", AccountFamily.Credit)]
    [InlineData("investment", "prediction market", "investment", AccountFamily.Other)]
    public void A_pair_of_the_table_is_a_kind(string type, string subtype, string kind, AccountFamily family) =>
        FactsClassifier.OfBalance(Plain with { Type = type, Subtype = subtype }, Currency.Usd, Now).Kind.Value
            .Should().Be(new AccountKind(kind, family));

    [Theory]
    [InlineData("investment", "brand new subtype", "investment")]
    [InlineData("investment", "", "investment")]
    [InlineData("investment", null, "investment")]
    [InlineData("payroll", "weekly", "payroll")]
    public void A_type_whose_kind_does_not_depend_on_the_subtype_keeps_it_for_an_unknown_subtype(
        string type, string? subtype, string kind) =>
            FactsClassifier.OfBalance(Plain with { Type = type, Subtype = subtype }, Currency.Usd, Now).Kind.Value.Name.Should().Be(kind);

    [Theory]
    [InlineData("depository", null)]
    [InlineData("credit", "brand new card")]
    [InlineData("loan", "brand new loan")]
    [InlineData("brokerage", "brokerage")]
    [InlineData("Investment", "ira")]
    [InlineData(null, "checking")]
    [InlineData("credit", "checking")]
    [InlineData("Depository", "checking")]
    [InlineData("depository", "super checking")]
    [InlineData("other", "other")]
    [InlineData("", "")]
    public void A_pair_outside_the_table_is_unknown_with_its_text(string? type, string? subtype)
    {
        var kind = FactsClassifier.OfBalance(Plain with { Type = type, Subtype = subtype }, Currency.Usd, Now).Kind;

        kind.IsKnown.Should().BeFalse();
        kind.Cause.Should().Be(UnknownCause.Unlisted);
        kind.Text.Should().Be($"{type} / {subtype}");
        kind.Invoking(it => it.Value).Should().Throw<InvalidOperationException>();
    }

    [Theory]
    [InlineData(null, "none")]
    [InlineData("", "none")]
    [InlineData("automatically_verified", "automatically_verified")]
    [InlineData("verification_failed", "verification_failed")]
    [InlineData("none", null)]
    [InlineData("brand_new_status", null)]
    public void A_verification_status_is_known_absent_or_unheard_of(string? status, string? known)
    {
        var fact = FactsClassifier.OfBalance(Plain with { VerificationStatus = status }, Currency.Usd, Now).Verification;

        fact.IsKnown.Should().Be(known is not null);
        (fact.IsKnown ? fact.Value : null).Should().Be(known);
        fact.Text.Should().Be(known is null ? status : null);
    }

    [Theory]
    [InlineData("USD", null, "same")]
    [InlineData("EUR", null, "other")]
    [InlineData("usd", null, "other")]
    [InlineData("BTC", null, "other")]
    [InlineData(null, "BTC", "unofficial")]
    [InlineData(null, "USDT", "unofficial")]
    [InlineData(null, "USD", "unofficial")]
    [InlineData(null, null, "missing")]
    [InlineData("", "", "missing")]
    [InlineData("USD", "BTC", "contradictory")]
    public void A_currency_is_told_from_both_fields(string? iso, string? unofficial, string expected) =>
        FactsClassifier.OfBalance(Plain with { Currency = BalanceCurrency.From(iso, unofficial) }, Currency.Usd, Now).Currency
            .Should().Be(expected);

    [Fact]
    public void Null_amounts_are_unknown_and_negative_or_fine_ones_known()
    {
        var facts = FactsClassifier.OfBalance(Plain with { Available = null, Current = -50.0005m, Limit = null }, Currency.Usd, Now);

        facts.Available.Cause.Should().Be(UnknownCause.NotStated);
        facts.Current.Value.Should().Be(-50.0005m);
        facts.Limit.IsKnown.Should().BeFalse();
    }

    [Theory]
    [InlineData("100000000000000.01")]
    [InlineData("0.123456789")]
    [InlineData("83710.79999999999")]
    [InlineData("0.0000000000000000000000000001")]
    [InlineData("79228162514264337593543950335")]
    [InlineData("-79228162514264337593543950335")]
    public void A_stated_amount_is_known_whatever_its_size_and_decimals(string amount)
    {
        var stated = decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture);

        var facts = FactsClassifier.OfBalance(Plain with { Available = stated, Current = stated, Limit = stated }, Currency.Usd, Now);

        new[] { facts.Available, facts.Current, facts.Limit }.Should().OnlyContain(fact => fact.IsKnown && fact.Value == stated);
    }

    [Fact]
    public void The_age_is_that_of_the_banks_time_else_of_the_request()
    {
        Age(Plain).Should().Be(TimeSpan.FromSeconds(3));
        Age(Plain with { AsOf = Now.AddHours(-2) }).Should().Be(TimeSpan.FromHours(2));
        Age(Plain with { AsOf = Now.AddMinutes(2) }).Should().Be(TimeSpan.Zero);
    }

    [Fact]
    public void A_time_that_cannot_be_is_unknown_and_its_text_is_kept()
    {
        var future = FactsClassifier.OfBalance(Plain with { AsOf = Now.AddMinutes(2).AddSeconds(1) }, Currency.Usd, Now).Age;
        var unreadable = FactsClassifier.OfBalance(Plain with { AsOfUnreadable = "yesterday" }, Currency.Usd, Now).Age;
        var cached = FactsClassifier.OfBalance(Plain with { Source = BalanceSourceKind.Cached }, Currency.Usd, Now).Age;

        (future.Cause, future.Text).Should().Be((UnknownCause.InTheFuture, "2026-11-20T15:02:01Z"));
        (unreadable.Cause, unreadable.Text).Should().Be((UnknownCause.Unreadable, "yesterday"));
        cached.Cause.Should().Be(UnknownCause.NotStated);
    }

    [Fact]
    public void The_time_against_which_holds_count_is_never_ahead_of_the_clock()
    {
        TimeOf(Plain).Should().Be(Now.AddSeconds(-3));
        TimeOf(Plain with { AsOf = Now.AddMinutes(1) }).Should().Be(Now);
        TimeOf(Plain with { AsOf = Now.AddMinutes(3) }).Should().BeNull();
        TimeOf(Plain with { AsOfUnreadable = "" }).Should().BeNull();
        FactsClassifier.TimeOf(new BalanceReading.Unread(ReadingCodes.BalanceTimeout), Now).Should().Be(Now);

        static DateTimeOffset? TimeOf(AccountBalance balance) => FactsClassifier.TimeOf(new BalanceReading.Read(balance), Now);
    }

    [Fact]
    public void An_age_is_known_up_to_its_bound()
    {
        var oldest = FactsClassifier.OfBalance(Plain with { AsOf = Now - FactLimits.DurationMax }, Currency.Usd, Now).Age;
        var older = FactsClassifier.OfBalance(
            Plain with { AsOf = Now - FactLimits.DurationMax - TimeSpan.FromTicks(1) }, Currency.Usd, Now).Age;

        oldest.Value.Should().Be(FactLimits.DurationMax);
        older.Cause.Should().Be(UnknownCause.OutOfRange);
    }

    [Fact]
    public void A_request_in_the_future_is_no_age_either()
    {
        var age = FactsClassifier.OfBalance(Plain with { RequestedAt = Now.AddMinutes(3) }, Currency.Usd, Now).Age;

        (age.Cause, age.Text).Should().Be((UnknownCause.InTheFuture, "2026-11-20T15:03:00Z"));
    }

    [Theory]
    [InlineData(BalanceSourceKind.RealTime, "real-time")]
    [InlineData(BalanceSourceKind.Cached, "cached")]
    [InlineData(BalanceSourceKind.Supplied, "supplied")]
    public void A_source_has_the_name_that_rules_say(BalanceSourceKind source, string name)
    {
        FactsClassifier.OfBalance(Plain with { Source = source }, Currency.Usd, Now).Source.Should().Be(name);

        Measures.Of(MeasureId.BalanceSource).IndexOf(name).Should().BeGreaterThanOrEqualTo(0);
    }

    [Fact]
    public void What_a_vendor_sent_is_kept_as_far_as_it_can_be_shown()
    {
        var kind = FactsClassifier.OfBalance(
            Plain with { Subtype = "che\u0007cking\U0001F600" + new string('x', 100) }, Currency.Usd, Now).Kind;

        kind.Text.Should().Be("depository / che\uFFFDcking\U0001F600" + new string('x', 64 - "depository / che?cking?".Length));
    }

    private static TimeSpan Age(AccountBalance balance) => FactsClassifier.OfBalance(balance, Currency.Usd, Now).Age.Value;
}
