using FundsCheck.Rules.Evaluation;
using FundsCheck.Rules.Language;

namespace FundsCheck.Tests.Rules.Evaluation;

public sealed class FactsClassifierTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 15, 0, 0, TimeSpan.Zero);

    private static readonly AccountBalance Plain = new()
    {
        AccountId = "acc",
        Kind = AccountKinds.Find("checking"),
        Available = 100m,
        Current = 110m,
        Currency = new BalanceCurrency.Iso("USD"),
        Freshness = BalanceFreshness.RealTime,
        RequestedAt = Now.AddSeconds(-3),
        RetrievedAt = Now,
    };

    [Fact]
    public void A_listed_account_kind_is_known()
    {
        var known = AccountKinds.All.Select(kind => FactsClassifier.OfBalance(Plain with { Kind = kind }, Currency.Usd, Now).Kind.Value);

        known.Should().HaveCount(18).And.Equal(AccountKinds.All);
    }

    [Fact]
    public void An_unknown_kind_has_the_words_of_the_provider()
    {
        var kind = FactsClassifier.OfBalance(
            Plain with { Kind = null, ProviderType = "depository", ProviderSubtype = "super checking" }, Currency.Usd, Now).Kind;

        (kind.IsKnown, kind.Cause, kind.Text).Should().Be((false, UnknownCause.Unlisted, "depository / super checking"));
        kind.Invoking(it => it.Value).Should().Throw<InvalidOperationException>();
        FactsClassifier.OfBalance(Plain with { Kind = null }, Currency.Usd, Now).Kind.Cause.Should().Be(UnknownCause.NotStated);
    }

    [Fact]
    public void A_verification_has_its_name_in_rules_or_is_unknown_with_the_word_of_the_provider()
    {
        var known = Enum.GetValues<AccountVerification>().Where(verification => verification != AccountVerification.Unknown);

        known.Select(verification => FactOf(verification).Value).Should().Equal(MeasureTable.Default.ByName["account.verification"].Values);
        (FactOf(AccountVerification.Unknown, "brand_new").Cause, FactOf(AccountVerification.Unknown, "brand_new").Text)
            .Should().Be((UnknownCause.Unlisted, "brand_new"));
        FactOf(AccountVerification.Unknown).Cause.Should().Be(UnknownCause.NotStated);

        static Fact<string> FactOf(AccountVerification verification, string? word = null) =>
            FactsClassifier.OfBalance(
                Plain with { Verification = verification, ProviderVerification = word }, Currency.Usd, Now).Verification;
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
    public void A_currency_is_classified_by_both_fields(string? iso, string? unofficial, string expected) =>
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
    public void An_impossible_time_is_unknown_and_its_text_is_kept()
    {
        var future = FactsClassifier.OfBalance(Plain with { AsOf = Now.AddMinutes(2).AddSeconds(1) }, Currency.Usd, Now).Age;
        var unreadable = FactsClassifier.OfBalance(Plain with { AsOfUnreadable = "yesterday" }, Currency.Usd, Now).Age;
        var cached = FactsClassifier.OfBalance(Plain with { Freshness = BalanceFreshness.Cached }, Currency.Usd, Now).Age;

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
        FactsClassifier.TimeOf(new BalanceReading.Failed(BalanceFailures.TimedOut), Now).Should().Be(Now);

        static DateTimeOffset? TimeOf(AccountBalance balance) => FactsClassifier.TimeOf(new BalanceReading.Succeeded(balance), Now);
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
    public void A_request_in_the_future_has_no_age()
    {
        var age = FactsClassifier.OfBalance(Plain with { RequestedAt = Now.AddMinutes(3) }, Currency.Usd, Now).Age;

        (age.Cause, age.Text).Should().Be((UnknownCause.InTheFuture, "2026-11-20T15:03:00Z"));
    }

    [Theory]
    [InlineData(BalanceFreshness.RealTime, "real-time")]
    [InlineData(BalanceFreshness.Cached, "cached")]
    [InlineData(BalanceFreshness.Supplied, "supplied")]
    public void A_freshness_has_its_name_in_rules(BalanceFreshness freshness, string name)
    {
        FactsClassifier.OfBalance(Plain with { Freshness = freshness }, Currency.Usd, Now).Source.Should().Be(name);

        Measures.Sources.Should().Contain(name);
    }

    [Fact]
    public void A_text_of_the_provider_is_kept_in_printable_form()
    {
        var kind = FactsClassifier.OfBalance(
            Plain with { Kind = null, ProviderType = "depository", ProviderSubtype = "che\u0007cking\U0001F600" + new string('x', 100) },
            Currency.Usd, Now).Kind;

        kind.Text.Should().Be("depository / che\uFFFDcking\U0001F600" + new string('x', 64 - "depository / che?cking?".Length));
    }

    private static TimeSpan Age(AccountBalance balance) => FactsClassifier.OfBalance(balance, Currency.Usd, Now).Age.Value;
}
