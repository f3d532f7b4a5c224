using FundsCheck.Records;

namespace FundsCheck.Testing.Tests.Auditing;

/// <summary>The logs under tests/logs replay and verify in every version and on every machine.</summary>
[Collection(typeof(MovesTheProcess))]
public sealed class ReplayedLogTests
{
    public static IEnumerable<object[]> Decisions => RecordedDecisions.In($"{Logs.Folder}/{Logs.Example}");

    public static IEnumerable<object[]> Recorded => RecordedLogs.In(Logs.Folder);

    [Theory]
    [MemberData(nameof(Decisions))]
    public void A_decision_replays_identically(DecisionCase recorded) => recorded.ShouldReplayIdentically();

    [Theory]
    [MemberData(nameof(Recorded))]
    public void A_log_verifies_and_replays_identically(LogCase log)
    {
        log.ShouldReplayIdentically();

        log.Verify(Logs.AnchorOf(Path.GetFileName(log.Log))).Head.Should().Be(Logs.AnchorOf(Path.GetFileName(log.Log)));
    }

    [Theory]
    [InlineData(Logs.Golden, 453, 412, 21)]
    [InlineData(Logs.Example, 11, 4, 5)]
    [InlineData(Logs.Segmented, 296, 200, 84)]
    [InlineData(Logs.Connections, 11, 2, 1)]
    public void Every_recorded_line_is_read(string name, int lines, int decisions, int events)
    {
        var proof = RecordFile.Verify(Logs.PathOf(name));

        (proof.Lines, proof.Decisions, proof.Events, proof.IncompleteBytes).Should().Be((lines, decisions, events, 0));
        RecordedDecisions.In(Logs.PathOf(name)).Should().HaveCount(decisions);
    }

    [Theory]
    [InlineData("de-DE", "Europe/Berlin", 60)]
    [InlineData("tr-TR", "America/New_York", -300)]
    [InlineData("ar-SA", "Asia/Riyadh", 180)]
    [InlineData("fa-IR", "Asia/Kathmandu", 345)]
    public void A_replay_is_the_same_in_another_culture_and_time_zone(string culture, string zone, int minutes)
    {
        Assert.SkipUnless(Elsewhere.IsThere, "the time zone of this process cannot be changed on Windows");
        using var elsewhere = new Elsewhere(culture, zone);

        foreach (var log in RecordedLogs.In(Logs.Folder).Select(row => row[0]).Cast<LogCase>())
        {
            log.Verify(Logs.AnchorOf(Path.GetFileName(log.Log)));
            log.Difference().Should().BeNull();
        }

        TimeZoneInfo.Local.BaseUtcOffset.TotalMinutes.Should().Be(minutes);
        1.5m.ToString(System.Globalization.CultureInfo.CurrentCulture).Should().NotBe("1.5");
    }

    [Fact]
    public void An_unaltered_log_has_no_difference()
    {
        foreach (var log in (string[])[Logs.Golden, Logs.Example, Logs.Segmented, Logs.Connections])
        {
            var proof = RecordFile.Verify(Logs.PathOf(log));

            (proof.Differing, proof.First.Count)
                .Should().Be((0, 0), "of {0}: {1}", log, string.Join("; ", proof.First.SelectMany(decision => decision.Differences)));
        }
    }
}
