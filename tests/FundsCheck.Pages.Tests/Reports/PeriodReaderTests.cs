using FundsCheck.Pages.Reports;

namespace FundsCheck.Pages.Tests.Reports;

[Collection(OneBrowser.Name)]
public sealed class PeriodReaderTests(PageLog log)
{
    [Fact]
    public void Counts_debits_outcomes_returns_and_people()
    {
        var report = PeriodReader.Read(log.Path, from: null, until: null);

        report.Debits.Count.Should().Be(182).And.Be(report.Outcomes.Values.Sum(volume => volume.Count)).And.Be(report.Days.Values.Sum());
        report.Debits.Amounts.Should().ContainSingle().Which.Currency.Should().Be(Currency.Usd);
        report.Sent.Count.Should().Be(41);
        report.Returns.ToDictionary(row => row.Key, row => row.Value.Count).Should().Equal(
            new Dictionary<string, long> { ["R01"] = 5, ["R10"] = 1 });
        report.Rates.Select(rate => (rate.Name, rate.Returned, rate.Sent, rate.IsAbove)).Should().Equal(
            ("Unauthorized", 1, 41, true), ("Administrative", 0, 41, false), ("Overall", 6, 41, false));
        report.Reviewers.Should().Equal((Probe.Plain, 1, 0));
        report.SentAgainstDecision.Count.Should().Be(0);
        report.RuleSets.Select(use => use.Identity.Version).Should().Equal("2026.11.1", "2026.11.2");
        report.RuleSets[1].Change.Should().StartWith("regions: 1 looser, 0 stricter, ");
    }

    [Fact]
    public void Reads_the_decisions_of_a_period_and_the_later_events_of_its_debits()
    {
        var day = new DateTimeOffset(2026, 10, 4, 0, 0, 0, TimeSpan.Zero);

        var report = PeriodReader.Read(log.Path, day, day.AddDays(1));

        (report.Debits.Count, report.Sent.Count, report.Returns.Single().Key).Should().Be((6, 1, "R01"));
        report.Days.Keys.Select(key => key.Day).Distinct().Should().Equal(new DateOnly(2026, 10, 4));
    }

    [Fact]
    public void A_rate_of_nothing_sent_is_not_zero()
    {
        PeriodReport.Empty.Rates.Should().OnlyContain(rate => rate.Percent == null && !rate.IsAbove);
    }
}
