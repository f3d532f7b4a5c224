using System.Text;
using FundsCheck.Records;
using FundsCheck.Records.Format;
using FundsCheck.Rules;

namespace FundsCheck.DecisionLog.Tests;

/// <summary>Lines have one form: whatever is read is what would be written.</summary>
public sealed class LogFormatTests : IDisposable
{
    private const int Mutations = 40_000;
    private const string Odd = "0123456789-.eE+\"\\,:{}[] TZtruefalsnAabUSD\u0001";

    private static readonly string[] Names = ["golden.jsonl", "connections.jsonl", "challenger.jsonl"];
    private static readonly string[] Golden =
        [.. Names.SelectMany(name => File.ReadAllLines(Path.Combine(Root(), "tests", "logs", name)))];

    private readonly LogHost host = new();

    [Fact]
    public void Every_line_is_written_again_byte_for_byte()
    {
        var ruleSets = new RecordedRuleSets();
        foreach (var line in Golden)
        {
            Rewritten(line, ruleSets).Should().Be(line);
        }
    }

    [Fact]
    public void A_line_that_was_altered_anywhere_is_refused_or_is_what_would_be_written()
    {
        var (random, ruleSets, refused) = (new Random(5), RuleSetsOf(Golden), 0);

        // ASCII, so that no alteration cuts a character.
        var lines = Golden.Where(line => Ascii.IsValid(line)).Where(line => !line.Contains("\"text\":\"{", StringComparison.Ordinal))
            .ToArray();
        for (var round = 0; round < Mutations; round++)
        {
            var line = new StringBuilder(lines[random.Next(lines.Length)]);
            for (var changes = random.Next(3); changes >= 0; changes--)
            {
                Alter(line, random);
            }

            var altered = line.ToString();
            try
            {
                Rewritten(altered, ruleSets).Should().Be(altered);
            }
            catch (Exception exception) when (exception is FormatException or ArgumentException or OverflowException
                or InvalidOperationException)
            {
                refused++;
            }
        }

        refused.Should().BeInRange(Mutations / 4, Mutations * 19 / 20);
    }

    [Theory]
    [InlineData("\"decidedAt\"", "\"revision\":1,\"decidedAt\"")]
    [InlineData("\"class\":\"WEB\"", "\"class\":\"WEB\",\"attempt\":1")]
    [InlineData("\"class\":\"WEB\"", "\"class\":\"WEB\",\"sameDay\":false")]
    [InlineData("\"class\":\"WEB\"", "\"class\":\"WEB\",\"facts\":{}")]
    [InlineData("\"class\":\"WEB\"", "\"class\":\"WEB\",\"postingDelaySeconds\":21600")]
    [InlineData("\"account\":\"customer\"", "\"account\":\"customer\",\"providerAccountId\":\"customer\"")]
    [InlineData("\"75.00 USD\"", "\"75.0 USD\"")]
    [InlineData("\"75.00 USD\"", "\"75.000 USD\"")]
    [InlineData("\"75.00 USD\"", "\"75.00 usd\"")]
    [InlineData("\"100.00 USD\"", "\"100\"")]
    [InlineData("\"100.00 USD\"", "\"1.00e2 USD\"")]
    [InlineData("\"100.00 USD\",\"current\":\"110.00 USD\"", "\"100.00 USD\",\"current\":\"110.00 EUR\"")]
    [InlineData("\"100.00 USD\",\"current\":\"110.00 USD\"", "\"100\",\"current\":\"110\",\"isoCurrency\":\"USD\"")]
    [InlineData("\"current\":\"110.00 USD\"", "\"current\":\"110.00 USD\",\"isoCurrency\":\"USD\"")]
    [InlineData("\"kind\":\"checking\"", "\"kind\":\"checking\",\"family\":\"depository\"")]
    [InlineData("\"kind\":\"checking\"", "\"kind\":\"checking\",\"type\":\"depository\",\"subtype\":\"checking\"")]
    [InlineData("\"kind\":\"checking\"", "\"kind\":\"checking\",\"verification\":\"none\"")]
    [InlineData("\"kind\":\"checking\"", "\"kind\":\"checking\",\"verification\":\"failed\",\"verificationText\":\"failed\"")]
    [InlineData("\"kind\":\"checking\"", "\"kind\":\"checking\",\"verificationText\":\"failed\"")]
    [InlineData("\"requestedAt\"", "\"holder\":\"unknown\",\"requestedAt\"")]
    [InlineData("\"requestedAt\"", "\"freshness\":\"real-time\",\"requestedAt\"")]
    [InlineData("\"retrievalSeconds\":1.5", "\"retrievalSeconds\":1.50")]
    [InlineData("\"retrievalSeconds\":1.5", "\"retrievalSeconds\":1.5000001")]
    [InlineData("\"retrievalSeconds\":1.5", "\"retrievalSeconds\":0")]
    [InlineData("\"ruleSet\"", "\"holds\":{},\"ruleSet\"")]
    [InlineData("\"ruleSet\"", "\"holds\":{\"notYetPosted\":\"0.00 USD\",\"debits\":[\"d\"]},\"ruleSet\"")]
    [InlineData("\"ruleSet\"", "\"holds\":{\"notYetPosted\":\"1.00 USD\",\"count\":1,\"debits\":[\"d\"]},\"ruleSet\"")]
    [InlineData("\"ruleSet\"", "\"retryUnverified\":false,\"ruleSet\"")]
    [InlineData("\"outcome\":\"accept\"", "\"outcome\":\"accept\",\"reasons\":[]")]
    [InlineData("\"hold\":{", "\"hold\":{\"possiblyPostedFrom\":\"2026-11-20T21:00:00.000000Z\",")]
    [InlineData(".000000Z\",\"validForSeconds\"", "Z\",\"validForSeconds\"")]
    [InlineData("\"validForSeconds\":3600", "\"validForSeconds\":3600 ")]
    [InlineData("\"validForSeconds\":3600", "\"validForSeconds\":03600")]
    public void A_member_in_another_form_than_its_own_is_refused(string member, string other)
    {
        const string line =
            """{"seq":3,"prevHash":"0000000000000000000000000000000000000000000000000000000000000000","decision":"""
                + """{"id":"d","decidedAt":"2026-11-20T15:00:00.000000Z","validForSeconds":3600,"account":"customer","amount":"75.00 """
                + """USD","class":"WEB","balance":{"available":"100.00 USD","current":"110.00 """
                + """USD","kind":"checking","requestedAt":"2026-11-20T14:59:58.000000Z","retrievalSeconds":1.5}"""
                + ""","ruleSet":"RULES","outcome":"accept","hold":{"expiresAt":"2026-11-27T05:00:00.000000Z"}}}""";
        var ruleSets = new RecordedRuleSets();
        ruleSets.Add(RuleSet.Default.Identity);
        var whole = line.Replace("RULES", RecordedRuleSets.KeyOf(RuleSet.Default.Identity).ToString(), StringComparison.Ordinal);

        Rewritten(whole, ruleSets).Should().Be(whole);
        var read = () => Rewritten(whole.Replace(member, other, StringComparison.Ordinal), ruleSets);

        whole.Should().Contain(member);
        read.Should().Throw<FormatException>();
    }

    [Theory]
    [InlineData("\"kind\":\"checking\"", "\"type\":\"depository\",\"subtype\":\"checking\"")]
    [InlineData("\"kind\":\"checking\"", "\"kind\":\"margin\",\"family\":\"credit\"")]
    [InlineData("\"kind\":\"checking\"", "\"kind\":\"checking\",\"verification\":\"unknown\",\"verificationText\":\"manually_verified\"")]
    [InlineData("\"kind\":\"checking\"", "\"kind\":\"checking\",\"verification\":\"failed\"")]
    public async Task A_classified_fact_is_never_classified_again_from_the_text_of_the_provider(string member, string recorded)
    {
        await host.CheckAsync("d-1", 75m);
        host.Stop();
        var lines = await File.ReadAllLinesAsync(host.Path);
        var ruleSets = RuleSetsOf(lines);
        lines[2].Should().Contain(member);

        var facts = RecordOf(lines[2].Replace(member, recorded, StringComparison.Ordinal), ruleSets).Facts.Balance!;

        facts.Kind
            .Should().Be(recorded.Contains(
                "\"type\"", StringComparison.Ordinal) ? Fact.Unknown<AccountKind>(UnknownCause.Unlisted, "depository / checking")
                : Fact.Known(recorded.Contains("margin", StringComparison.Ordinal)
                    ? new AccountKind("margin", AccountFamily.Credit)
                    : AccountKinds.Find("checking")!));
        facts.Verification
            .Should().Be(recorded.Contains(
                "unknown", StringComparison.Ordinal) ? Fact.Unknown<string>(UnknownCause.Unlisted, "manually_verified")
                : Fact.Known(recorded.Contains("failed", StringComparison.Ordinal) ? "failed" : "none"));
    }

    [Theory]
    [InlineData(
        "{\"n\":1,\"prev\":\"0000000000000000000000000000000000000000000000000000000000000000\","
            + "\"log\":{\"format\":1,\"createdAt\":\"2026-11-02T15:00:00.000000Z\"}}\n")]
    [InlineData(
        "{\"seq\":1,\"prevHash\":\"0000000000000000000000000000000000000000000000000000000000000000\","
            + "\"log\":{\"format\":1,\"createdAt\":\"2026-11-02T15:00:00.000000Z\"}}\n")]
    public async Task A_log_of_format_1_is_refused_with_a_fix_and_left_as_it_is(string log)
    {
        await File.WriteAllTextAsync(host.Path, log);

        var open = () => host.CheckAsync("d-1", 75m);
        var verify = () => RecordFile.Verify(host.Path);

        (await open
            .Should().ThrowAsync<LogDamagedException>())
                .WithMessage("*the log has format 1, and this version reads format 2; move its files elsewhere and begin a new log*");
        verify.Should().Throw<LogDamagedException>().WithMessage("*the log has format 1, and this version reads format 2*");
        (await File.ReadAllTextAsync(host.Path)).Should().Be(log);
    }

    [Fact]
    public async Task A_rule_set_whose_short_form_is_taken_is_refused()
    {
        await host.CheckAsync("d-1", 75m);
        var other = RuleSet.Default.Identity;
        var ruleSets = new RecordedRuleSets();
        ruleSets.Add(other);

        ruleSets.TryAdd(other).Should().BeTrue();
        ruleSets.TryAdd(other with { Sha256 = other.Sha256[..12] + new string('0', 52) }).Should().BeFalse();
        ruleSets.Invoking(known => known.Find("000000000000")).Should().Throw<FormatException>()
            .WithMessage("*no earlier line contains the rule set 000000000000*");
    }

    public void Dispose() => host.Dispose();

    private static string Rewritten(string line, RecordedRuleSets ruleSets)
    {
        var entry = LogFormat.Read(Encoding.UTF8.GetBytes(line), ruleSets, out var number, out var previous);
        var writer = new RecordWriter(new LogPosition(number - 1, previous, Bytes: 0));
        switch (entry)
        {
            case LogEntry.Decided decided:
                writer.Add(decided.Record);
                break;
            case LogEntry.Happened happened:
                writer.Add(happened.Event);
                break;
            case LogEntry.ConnectionChanged changed:
                writer.Add(changed.Status);
                break;
            case LogEntry.Rules rules:
                writer.Add(RuleSet.LoadRecorded(Encoding.UTF8.GetBytes(rules.Text), "log"));
                ruleSets.Add(rules.Identity);
                break;
            case LogEntry.Begins begins:
                writer.Begin(begins.CreatedAt, begins.Segment, begins.Checkpoint);
                break;
        }

        return Encoding.UTF8.GetString(writer.Pending.Span).TrimEnd('\n');
    }

    private static DecisionRecord RecordOf(string line, RecordedRuleSets ruleSets) =>
        ((LogEntry.Decided)LogFormat.Read(Encoding.UTF8.GetBytes(line), ruleSets, out _, out _)).Record;

    private static RecordedRuleSets RuleSetsOf(string[] lines)
    {
        var ruleSets = new RecordedRuleSets();
        foreach (var line in lines.Where(line => line.Contains("\"ruleSet\":{", StringComparison.Ordinal)))
        {
            Rewritten(line, ruleSets);
        }

        return ruleSets;
    }

    private static void Alter(StringBuilder line, Random random)
    {
        var at = random.Next(line.Length);
        switch (random.Next(4))
        {
            case 0:
                line[at] = Odd[random.Next(Odd.Length)];
                break;
            case 1:
                line.Insert(at, Odd[random.Next(Odd.Length)]);
                break;
            case 2:
                line.Remove(at, 1);
                break;
            default:
                // A piece of the line twice: members and digits that are doubled.
                line.Insert(at, line.ToString(at, Math.Min(random.Next(12), line.Length - at)));
                break;
        }
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "FundsCheck.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
