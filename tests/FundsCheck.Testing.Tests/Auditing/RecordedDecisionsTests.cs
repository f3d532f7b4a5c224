using FundsCheck.Records.Format;
using Xunit.Sdk;

namespace FundsCheck.Testing.Tests.Auditing;

/// <summary>Replay cases as the tests of a host use them.</summary>
public sealed class RecordedDecisionsTests : IDisposable
{
    private static readonly string[] Example = File.ReadAllLines(Logs.PathOf(Logs.Example));

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("fundscheck-");

    private string Log => Path.Combine(folder.FullName, "decisions.jsonl");

    [Fact]
    public void Every_case_is_named_by_its_log_and_line()
    {
        var named = Cases($"{Logs.Folder}/{Logs.Example}");

        named.Select(recorded => recorded.ToString()).Should().Equal(
            "tests/logs/example.jsonl:3: order-1001 (revision 1)",
            "tests/logs/example.jsonl:4: order-1002 (revision 1)",
            "tests/logs/example.jsonl:5: order-1003 (revision 1)",
            "tests/logs/example.jsonl:6: order-1003 (revision 2)");
        RecordedLogs.In(Logs.Folder).Select(row => row.Single().ToString())
            .Should().Equal(
                "tests/logs/challenger.jsonl", "tests/logs/connections.jsonl",
                "tests/logs/example.jsonl", "tests/logs/golden.jsonl", "tests/logs/segments.jsonl");
    }

    [Fact]
    public void Every_decision_is_a_test_of_its_own_in_a_test_explorer()
    {
        foreach (var recorded in Cases(Logs.Folder))
        {
            SerializationHelper.Instance.IsSerializable(recorded, typeof(DecisionCase)).Should().BeTrue();
            var again = SerializationHelper.Instance.Deserialize<DecisionCase>(SerializationHelper.Instance.Serialize(recorded));

            again!.ToString().Should().Be(recorded.ToString());
            again.Decision.Record.Verdict.Should().BeEquivalentTo(recorded.Decision.Record.Verdict);
        }
    }

    [Fact]
    public void Every_log_is_a_test_of_its_own_in_a_test_explorer()
    {
        foreach (var log in LogCases(Logs.Folder))
        {
            SerializationHelper.Instance.IsSerializable(log, typeof(LogCase)).Should().BeTrue();

            SerializationHelper.Instance.Deserialize<LogCase>(SerializationHelper.Instance.Serialize(log))!.FullPath
                .Should().Be(log.FullPath);
        }
    }

    [Theory]
    [InlineData("tests/logs/example.jsonl:3: order-1002 (revision 1)")]
    [InlineData("tests/logs/example.jsonl:3: order-1001 (revision 2)")]
    [InlineData("tests/logs/example.jsonl:99999999999999999999: order-1001 (revision 1)")]
    [InlineData("tests/logs/example.jsonl")]
    [InlineData("")]
    public void A_name_without_a_case_is_refused(string name)
    {
        var parse = () => Parse<DecisionCase>(name);

        parse.Should().Throw<FormatException>().WithMessage($"`{name}` names no recorded decision");
        TryParse<DecisionCase>(name).Should().BeFalse();
    }

    [Fact]
    public void TryParse_of_a_name_throws_no_exception()
    {
        (TryParse<DecisionCase>("tests/logs/example.jsonl:3: order-1001 (revision 1)"), TryParse<DecisionCase>(null))
            .Should().Be((true, false));
        (TryParse<LogCase>("tests/logs/example.jsonl"), TryParse<LogCase>("tests/logs/none.jsonl"), TryParse<LogCase>(null))
            .Should().Be((true, false, false));
    }

    [Fact]
    public void A_log_that_grew_is_read_again()
    {
        Forging.Write(Log, Example[..3]);
        Parse<DecisionCase>($"{Log}:3: order-1001 (revision 1)");

        Forging.Write(Log, Example);

        Parse<DecisionCase>($"{Log}:6: order-1003 (revision 2)").Decision.Record.Revision.Should().Be(2);
    }

    [Fact]
    public void A_decision_that_replays_identically_has_no_difference()
    {
        foreach (var recorded in Cases(Logs.Folder))
        {
            recorded.Difference().Should().BeNull();
            recorded.ShouldReplayIdentically();
        }
    }

    [Fact]
    public void A_decision_that_differs_is_shown_part_by_part_with_the_facts()
    {
        Forge(
            "\"outcome\":\"decline\",\"reasons\":[{\"code\":\"INSUFFICIENT_AVAILABLE\",\"check\":\"funds\"",
            "\"outcome\":\"accept\",\"reasons\":[{\"code\":\"INSUFFICIENT_AVAILABLE\",\"check\":\"fund\",\"outcome\":\"decline\"");

        var differing = Cases(Log).Single(recorded => recorded.Difference() is not null);

        var check = differing.ShouldReplayIdentically;
        var sha256 = differing.Decision.RuleSet.Identity.Sha256;
        check.Should().Throw<DecisionDiffersException>().Which.Message.Should().Be(differing.Difference()).And.Be($"""
            {Log}:4: order-1002 (revision 1) is decided otherwise now, by the same rules: ach-debit 2026.11.1, sha256 {sha256}
              outcome
                recorded  accept
                now       decline
              reasons[0]
                recorded  INSUFFICIENT_AVAILABLE by fund: decline, headroom.available -35.00 USD below 0.00 USD
                now       INSUFFICIENT_AVAILABLE by funds: decline, headroom.available -35.00 USD below 0.00 USD
              from the facts
                debit of 60.00 USD by WEB, attempt 1, last return none
                held 75.00 USD for certain, 0.00 USD possibly
                balance read
                available 100, current 110, limit unknown (NotStated), currency same
                kind checking, verification none, source real-time, age 00:00:01
            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void A_case_of_a_whole_log_shows_all_that_differs_up_to_a_bound()
    {
        Forging.Write(
            Log,
            Forging.Chain([
                .. Example[..2],
                .. Enumerable.Repeat(
                    Example[2].Replace("\"outcome\":\"accept\"", "\"outcome\":\"review\"", StringComparison.Ordinal),
                    LogCase.DifferencesShownMax + 1),
                Example[3],
            ]));
        var log = LogCases(Log).Single();

        var replay = log.ShouldReplayIdentically;

        var message = replay.Should().Throw<DecisionDiffersException>().Which.Message;
        message.Should().StartWith($"{Log}:3: order-1001 (revision 1) is decided otherwise now")
            .And.EndWith("\n\n21 of 22 decisions differ, 20 shown").And.Contain($"{Log}:22: ").And.NotContain($"{Log}:23: ");
        log.Difference().Should().Be(message);
    }

    [Fact]
    public void An_altered_log_is_reported_with_the_line()
    {
        Forging.Write(Log, [.. Example[..2], Example[2].Replace("75.00 USD", "57.00 USD", StringComparison.Ordinal), .. Example[3..]]);

        Action[] reads =
        [
            () => _ = Cases(Log), () => LogCases(Log).Single().Verify(), () => LogCases(Log).Single().ShouldReplayIdentically(),
        ];

        reads.Should().AllSatisfy(read => read.Should().Throw<LogDamagedException>().Which.Line.Should().Be(3));
    }

    [Fact]
    public void An_anchor_is_verified()
    {
        var log = LogCases($"{Logs.Folder}/{Logs.Example}").Single();
        var verify = () => log.Verify(new string('a', 64));

        log.Verify(Logs.AnchorOf(Logs.Example)).Decisions.Should().Be(4);
        verify.Should().Throw<LogDamagedException>();
    }

    [Fact]
    public void A_decision_of_a_linked_log_is_found_again_once_the_log_grew()
    {
        Forging.Write(Log, Example[..3]);
        var link = Path.Combine(folder.FullName, "link.jsonl");
        File.CreateSymbolicLink(link, Log);
        TryParse<DecisionCase>($"{link}:4: order-1002 (revision 1)").Should().BeFalse();

        Forging.Write(Log, Example[..4]);

        TryParse<DecisionCase>($"{link}:4: order-1002 (revision 1)").Should().BeTrue("the length of the link itself is the same");
    }

    [Fact]
    public void A_source_without_cases_is_refused()
    {
        Forging.Write(Log, Example[..2]);
        Action[] nothing =
        [
            () => RecordedDecisions.In("tests/no-such-logs"),
            () => RecordedLogs.In("tests/no-such-logs"),
            () => RecordedDecisions.In("tests/logs/policies"),
            () => RecordedLogs.In("tests/logs/policies"),
            () => _ = Cases(Log),
            () => LogCases(Log).Single().ShouldReplayIdentically(),
        ];

        nothing[..2]
            .Should().AllSatisfy(read => read.Should().Throw<FileNotFoundException>().WithMessage("tests/no-such-logs is neither in *"));
        nothing[2..4]
            .Should().AllSatisfy(read => read.Should().Throw<FileNotFoundException>()
                .WithMessage("tests/logs/policies holds no *KeepDecisionsIn*"));
        nothing[4..]
            .Should().AllSatisfy(read => read.Should().Throw<InvalidOperationException>().WithMessage($"{Log} tells of no decision"));
    }

    [Fact]
    public void More_cases_than_a_test_run_can_bear_are_refused_with_the_fix()
    {
        Forging.Write(Log, Forging.Chain([.. Example[..2], .. Enumerable.Repeat(Example[2], RecordedDecisions.CasesMax + 1)]));
        var read = () => Cases(Log);

        read.Should().Throw<InvalidOperationException>().WithMessage("*more than 10000 decisions*RecordedLogs");
        LogCases(Log).Single().Difference().Should().BeNull();
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static List<DecisionCase> Cases(string path) => [.. RecordedDecisions.In(path).Select(row => (DecisionCase)row.Single())];

    private static List<LogCase> LogCases(string path) => [.. RecordedLogs.In(path).Select(row => (LogCase)row.Single())];

    private static T Parse<T>(string text)
        where T : IParsable<T> => T.Parse(text, null);

    private static bool TryParse<T>(string? text)
        where T : IParsable<T> => T.TryParse(text, null, out _);

    private void Forge(string was, string becomes)
    {
        Forging.Write(Log, Forging.Chain(Example.Select(line => line.Replace(was, becomes, StringComparison.Ordinal))));
        File.ReadAllText(Log).Should().Contain(becomes);
    }
}
