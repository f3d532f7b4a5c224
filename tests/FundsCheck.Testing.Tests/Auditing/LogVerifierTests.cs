using System.Globalization;
using System.Text.RegularExpressions;
using FundsCheck.Records;
using FundsCheck.Records.Format;
using FundsCheck.Rules;

namespace FundsCheck.Testing.Tests.Auditing;

/// <summary>Logs with a forged chain, so that only the order of the lines of a debit reveals them.</summary>
public sealed partial class LogVerifierTests : IDisposable
{
    private static readonly string[] Whole = File.ReadAllLines(Logs.PathOf(Logs.Golden));

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("fundscheck-");

    private string Log => Path.Combine(folder.FullName, "forged.jsonl");

    [Fact]
    public void Finds_every_decision_that_was_doubled()
    {
        var decisions = LinesWith("\"decision\":");

        foreach (var index in decisions.Where((_, number) => number % 9 == 0))
        {
            Damage([.. Whole[..(index + 1)], Whole[index], .. Whole[(index + 1)..]])
                .Should().Match<(long Line, string What)>(found => found.Line == index + 2
                    && (found.What.Contains("it is revision ") || found.What.Contains("it decides anew")));
        }

        decisions.Should().HaveCountGreaterThan(50);
    }

    [Fact]
    public void Finds_every_event_that_was_doubled_wherever_it_was_put()
    {
        foreach (var index in LinesWith("\"event\":"))
        {
            foreach (var at in new[] { index + 1, Whole.Length })
            {
                Damage([.. Whole[..at], Whole[index], .. Whole[at..]]).Line
                    .Should().BeInRange(index + 2, at + 1, "the event of line {0} was added again as line {1}", index + 1, at + 1);
            }
        }
    }

    [Fact]
    public void Finds_a_first_decision_that_was_removed_with_its_chain_made_anew()
    {
        var second = LinesWith("\"decision\":").First(index => RevisionOf(Whole[index]) == 2);
        var first = LinesWith($"\"decision\":{{\"id\":\"{IdOf(Whole[second])}\"").First();

        var found = Damage([.. Whole[..first], .. Whole[(first + 1)..]]);

        found.Line.Should().BeLessThanOrEqualTo(second);
        found.What.Should().MatchRegex("revision (1|2) of its debit");
    }

    [Fact]
    public void Finds_an_event_of_a_debit_or_a_revision_that_no_line_before_it_decides()
    {
        var index = LinesWith("\"event\":").First();
        var decision = LinesWith($"\"decision\":{{\"id\":\"{IdOf(Whole[index])}\"").First();

        Damage([.. Whole[..decision], Whole[index], .. Whole[decision..index], .. Whole[(index + 1)..]])
            .Should().Match<(long Line, string What)>(found => found.Line == decision + 1
                && found.What.Contains("that no line before it decides"));
        Damage([.. Whole[..index], WithRevision(Whole[index], 9), .. Whole[(index + 1)..]])
            .Should().Match<(long Line, string What)>(found => found.Line == index + 1 && found.What.Contains("revision 9"));
    }

    [Fact]
    public void Finds_every_status_of_a_connection_that_was_doubled_or_moved_behind_a_later_one()
    {
        var lines = File.ReadAllLines(Logs.PathOf(Logs.Connections));
        var statuses = Enumerable.Range(0, lines.Length)
            .Where(index => lines[index].Contains("\"connection\":", StringComparison.Ordinal)).ToArray();

        foreach (var index in statuses)
        {
            Damage([.. lines, lines[index]])
                .Should().Match<(long Line, string What)>(found => found.Line == lines.Length + 1
                    && found.What.Contains("the status of a connection does not replace that of an earlier line"));
        }

        Damage([.. lines[..statuses[0]], .. lines[(statuses[0] + 1)..], lines[statuses[0]]]).Line.Should().Be(lines.Length);
        FluentActions.Invoking(() => Open(Log)).Should().Throw<LogDamagedException>().WithMessage("*does not replace that of an earlier*");
        RecordFile.Verify(Logs.PathOf(Logs.Connections)).ConnectionStatuses.Should().Be(statuses.Length);
    }

    [Fact]
    public void Finds_an_approval_of_a_debit_that_was_declined()
    {
        var declined = LinesWith("\"outcome\":\"decline\"")
            .First(index => RevisionOf(Whole[index]) == 1 && LinesWith($"\":{{\"id\":\"{IdOf(Whole[index])}\"").Length == 1);
        var approval = Whole[LinesWith("\"event\":").First(index => Whole[index].Contains("approved", StringComparison.Ordinal))];

        var forged = WithRevision(
            approval.Replace($"\"id\":\"{IdOf(approval)}\"", $"\"id\":\"{IdOf(Whole[declined])}\"", StringComparison.Ordinal), 1);

        Damage([.. Whole, forged])
            .Should().Match<(long Line, string What)>(found => found.Line == Whole.Length + 1
                && found.What.Contains("only a review is approved, and this is a decline"));
        FluentActions.Invoking(() => Open(Log)).Should().Throw<LogDamagedException>()
            .WithMessage("*only a review is approved, and this is a decline*");
        Forging.Write(Log, Whole);
        FluentActions.Invoking(() => Open(Log)).Should().NotThrow();
    }

    [Fact]
    public void An_altered_balance_is_found_by_replaying_as_its_facts_are_derived_of_it()
    {
        var index = LinesWith("\"outcome\":\"accept\"")
            .First(index => Whole[index].Contains("\"available\":\"1000.00 USD\"", StringComparison.Ordinal));
        var forged = Whole[index].Replace("\"available\":\"1000.00 USD\"", "\"available\":\"1.00 USD\"", StringComparison.Ordinal);

        Forging.Write(Log, Forging.Chain([.. Whole[..index], forged, .. Whole[(index + 1)..]]));

        Replay.Run(Log).First.Should().ContainSingle().Which.Decision.Line.Should().Be(index + 1);
    }

    [Fact]
    public void Reports_a_decision_whose_holds_do_not_follow_from_the_lines_before()
    {
        foreach (var index in LinesWith("\"debits\":["))
        {
            // As if nothing of the account had been accepted before.
            var forged = Holds().Replace(Whole[index], string.Empty, 1);

            var differing = Differing([.. Whole[..index], forged, .. Whole[(index + 1)..]]).First;

            differing.Select(decision => decision.Decision.Line).Should().StartWith(index + 1);
            differing[0].Differences.Select(difference => difference.Name).Should().Contain("holds");
        }
    }

    [Fact]
    public void Reports_the_decisions_that_were_held_against_a_removed_one()
    {
        var holding = LinesWith("\"debits\":[\"");
        var held = holding.Select(index => HeldId().Match(Whole[index]).Groups["id"].Value)
            .First(id => LinesWith($"\":{{\"id\":\"{id}\"").Length == 1);
        var index = LinesWith($"\"decision\":{{\"id\":\"{held}\"").Single();

        var proof = Differing([.. Whole[..index], .. Whole[(index + 1)..]]);

        proof.First.SelectMany(decision => decision.Differences)
            .Should().Contain(difference => difference.Name == "holds" && difference.Recorded!.Contains(held));
    }

    [Fact]
    public void Names_the_segment_and_its_line()
    {
        foreach (var file in Logs.FilesOf(Logs.FullFolder, Logs.Segmented))
        {
            File.Copy(Logs.PathOf(file), Path.Combine(folder.FullName, file));
        }

        var log = Path.Combine(folder.FullName, Logs.Segmented);
        var active = File.ReadAllLines(log);
        var doubled = Array.FindIndex(active, line => line.Contains("\"decision\":", StringComparison.Ordinal));
        var last = active[^1];
        var number = long.Parse(Number().Match(last).Groups["number"].ValueSpan, CultureInfo.InvariantCulture);
        var added = Regex.Replace(
            active[doubled], "^\\{\"seq\":[0-9]+,\"prevHash\":\"[0-9a-f]{64}\"",
            FormattableString.Invariant($"{{\"seq\":{number + 1},\"prevHash\":\"{Forging.HashOf(last)}\""));
        File.AppendAllText(log, added + "\n");

        var damage = FluentActions.Invoking(() => RecordFile.Verify(log)).Should().Throw<LogDamagedException>().Which;

        (damage.File, damage.Line).Should().Be((log, active.Length + 1));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"seq\":1,\"prevHash\":\"00")]
    public void A_file_without_a_whole_line_is_an_error(string text)
    {
        File.WriteAllText(Log, text);

        LineOf(anchor: null).What.Should().Contain("the file has no whole line");
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static int[] LinesWith(string text) =>
        [.. Enumerable.Range(0, Whole.Length).Where(index => Whole[index].Contains(text, StringComparison.Ordinal))];

    // Revision 1 is the usual one, and no line states it.
    private static int RevisionOf(string line) =>
        Revision().Match(line) is { Success: true } match ? int.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture) : 1;

    private static string WithRevision(string line, int revision)
    {
        var (bare, id) = (Revision().Replace(line, string.Empty, 1), $"\"id\":\"{IdOf(line)}\"");
        return revision == 1
            ? bare
            : bare.Replace(id, FormattableString.Invariant($"{id},\"revision\":{revision}"), StringComparison.Ordinal);
    }

    private static string IdOf(string line) => Id().Match(line).Groups["id"].Value;

    private (long Line, string What) Damage(IEnumerable<string> lines)
    {
        Forging.Write(Log, Forging.Chain(lines));
        return LineOf(anchor: null);
    }

    private static void Open(string log)
    {
        using var host = new LogWriterHost(log);
        host.Start(RuleSetCatalog.Load(Logs.PathOf("policies"), "ach-debit"));
        host.Checker.Should().NotBeNull();
    }

    private LogVerification Differing(IEnumerable<string> lines)
    {
        Forging.Write(Log, Forging.Chain(lines));
        return RecordFile.Verify(Log);
    }

    private (long Line, string What) LineOf(string? anchor)
    {
        var damage = FluentActions.Invoking(() => RecordFile.Verify(Log, anchor)).Should().Throw<LogDamagedException>().Which;
        damage.File.Should().Be(Log);
        return (damage.Line, damage.Message);
    }

    [GeneratedRegex(",\"revision\":(?<number>[0-9]+)", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Revision();

    [GeneratedRegex(",\"holds\":\\{[^}]*\\}", RegexOptions.None, 1_000)]
    private static partial Regex Holds();

    [GeneratedRegex("\"debits\":\\[\"(?<id>[^\"]*)\"", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex HeldId();

    [GeneratedRegex("^\\{\"seq\":(?<number>[0-9]+)", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Number();

    [GeneratedRegex("\"(decision|event)\":\\{\"id\":\"(?<id>[^\"]*)\"", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Id();
}
