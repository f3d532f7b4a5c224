using System.Text;
using FundsCheck.Cli.Input;
using FundsCheck.Rules;
using FundsCheck.Rules.Language;

namespace FundsCheck.Cli.Tests.Rules;

public sealed class HostileRuleFileTests : IDisposable
{
    /// <summary>The memory limit for one file: a few times the largest file that is read. A larger file costs no more.</summary>
    private const long BytesMax = 64L * 1024 * 1024;

    private const long HugeBytes = 100L * 1024 * 1024;
    private const int Depth = 10_000;
    private const int ChecksCount = 1_000_000;

    private static readonly string Good = RuleSet.Default.CanonicalText;
    private static readonly string Digits = new('9', 400);

    private readonly string path = Path.GetTempFileName();

    public static TheoryData<string, string, string> Texts()
    {
        var deep = new string('[', Depth) + new string(']', Depth);
        return new()
        {
            { "", ":1:1: error file.empty:", "start with" },
            { " \n\t ", ":1:1: error file.empty:", "start with" },
            { deep, ":1:25: error json.depth:", "deeper than 24 (DepthMax)" },
            { string.Concat(Enumerable.Repeat("{\"a\":", Depth)), " error json.depth:", "deeper than 24 (DepthMax)" },
            {
                "{ \"checks\": [" + string.Join(',', Enumerable.Repeat("{}", ChecksCount)) + "] }",
                ":1:1: error file.size:",
                "1048576 bytes (FileBytesMax)"
            },
            {
                Good.Replace("\"checks\": [", "\"checks\": [" + string.Concat(Enumerable.Repeat("{},", 300)), StringComparison.Ordinal),
                ":8:13: error list.size:",
                "1 to 256 entries"
            },
            { "{" + string.Join(',', Enumerable.Repeat("\"a\":1", 100_000)) + "}", " error member.repeated:", "keep one of the two" },
            {
                "{" + string.Join(',', Enumerable.Range(0, 60_000).Select(number => $"\"a{number}\":1")) + "}",
                " error object.size:",
                "at most 128 members (MembersMax)"
            },
            {
                Good.Replace("\"upTo\": 3", "\"upTo\": " + Digits, StringComparison.Ordinal),
                " error threshold.unit:",
                "between -1000000000000000 and 1000000000000000"
            },
            {
                Good.Replace("\"upTo\": 3", "\"upTo\": -1e" + Digits, StringComparison.Ordinal),
                " error threshold.unit:",
                "between -1000000000000000 and 1000000000000000"
            },
            {
                Good.Replace("\"1000000.00 USD\"", "\"" + Digits + ".00 USD\"", StringComparison.Ordinal),
                " error money.format:",
                "`75.00 USD`"
            },
            {
                Good.Replace("\"1000000.00 USD\"", Digits, StringComparison.Ordinal),
                " error threshold.unit:",
                "write a string with its currency"
            },
            { Good.Replace("\"1h\"", "\"" + Digits + "h\"", StringComparison.Ordinal),
                " error threshold.unit:", "as in \"90s\" or \"1h\"" },
            {
                Good.Replace("\"risk\"", "\"\\uDC00\"", StringComparison.Ordinal),
                ":6:12: error json.surrogate:",
                "half of a surrogate pair"
            },
            {
                Good.Replace("\"owner\"", "\"\\uD800\"", StringComparison.Ordinal),
                ":6:3: error json.surrogate:",
                "half of a surrogate pair"
            },
            {
                Good.Replace("\"risk\"", "\"" + new string('r', 900_000) + "\"", StringComparison.Ordinal),
                ":6:12: error text.bounds:",
                "1 to 500 characters"
            },
            { "what is not JSON", ":1:1: error json.syntax:", "this is not JSON" },
            { "null", ":1:1: error type.wrong:", "a rule set is an object, not null" },
            { Good[..(Good.Length / 2)], " error json.syntax:", "close what is open" },
            { Good + Good, " error json.syntax:", "this is not JSON" },
        };
    }

    public void Dispose() => File.Delete(path);

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task A_hostile_file_is_refused_with_its_limit_and_ends_with_2(string text, string place, string limit)
    {
        await File.WriteAllTextAsync(path, text, TestContext.Current.CancellationToken);

        var run = await Run.OfAsync("rules", "lint", path);

        run.ExitCode.Should().Be(2);
        run.Lines.Should().Contain(line => line.StartsWith(path) && line.Contains(place) && line.Contains(limit), run.Out);
        run.Lines[^1].Should().StartWith("1 file, ");
        run.Out.Length.Should().BeLessThan(200 * RuleLimits.ProblemsMax);
        AllocatedBytes().Should().BeLessThan(BytesMax);
    }

    [Fact]
    public async Task A_file_of_100_MB_is_read_no_further_than_its_limit()
    {
        await using (var file = File.OpenWrite(path))
        {
            file.SetLength(HugeBytes);
        }

        var run = await Run.OfAsync("rules", "lint", path);

        run.ExitCode.Should().Be(2);
        run.Lines[0].Should().StartWith($"{path}:1:1: error file.size:").And.Contain("1048576 bytes (FileBytesMax)");
        AllocatedBytes().Should().BeLessThan(8 * RuleLimits.FileBytesMax);
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_reported_as_another_encoding()
    {
        await File.WriteAllBytesAsync(
            path, [.. Encoding.UTF8.GetBytes("{ \"ruleset\": \""), 0xC3, 0x28, 0x22, 0x7D], TestContext.Current.CancellationToken);

        var run = await Run.OfAsync("rules", "lint", path);

        run.ExitCode.Should().Be(2);
        run.Lines[0].Should().StartWith($"{path}:1:1: error file.encoding:").And.Contain("save it as UTF-8");
    }

    [Fact]
    public void A_large_file_on_one_line_costs_no_more_than_one_on_many()
    {
        var test =
            "{ \"name\": \"test NUMBER\", \"given\": { \"amount\": \"1.00 USD\" }, \"expect\": { \"outcome\": \"review\", \"reasons\": "
                + "[\"BALANCE_UNKNOWN\"] } }";
        var tests = string.Join(
            ", ",
            Enumerable.Range(0, RuleLimits.TestsMax)
                .Select(number => test.Replace(
                    "NUMBER", number.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)));
        var checks = Good[Good.IndexOf("\"checks\"", StringComparison.Ordinal)..Good.IndexOf("\"tests\"", StringComparison.Ordinal)]
            .Replace("\n", " ", StringComparison.Ordinal);
        File.WriteAllText(
            path, $"{{ \"ruleset\": \"large\", \"version\": \"1\", \"currency\": \"USD\", {checks} \"tests\": [ {tests} ] }}");

        var loads = RuleFiles.TryLoad(path, new RuleFileLoader(), out _, out var problems);

        loads.Should().BeTrue(string.Join('\n', problems));
        AllocatedBytes().Should().BeLessThan(BytesMax);
    }

    private long AllocatedBytes()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        _ = RuleFiles.TryLoad(path, new RuleFileLoader(), out _, out _);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
