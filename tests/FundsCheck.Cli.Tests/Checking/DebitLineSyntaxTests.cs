using System.Text;
using FundsCheck.Cli.Checking;

namespace FundsCheck.Cli.Tests.Checking;

public sealed class DebitLineSyntaxTests
{
    [Theory]
    [InlineData("[]", "type.wrong", "not a list")]
    [InlineData("null", "type.wrong", "not null")]
    [InlineData("true", "type.wrong", "not true or false")]
    [InlineData("17", "type.wrong", "not a number")]
    [InlineData("\"text\"", "type.wrong", "not a string")]
    [InlineData("", "json.syntax", "column 1")]
    [InlineData("{", "json.syntax", "column 2")]
    [InlineData("{}{}", "json.syntax", "column 3")]
    [InlineData("{\"é€😀\":1 x", "json.syntax", "column 10")]
    [InlineData("{\"id\":\"d-1\",}", "json.syntax", "column 13")]
    [InlineData("{\"id\":\"d-1\"/**/}", "json.syntax", "column 12")]
    [InlineData("{'id':'d-1'}", "json.syntax", "column 2")]
    [InlineData("{\"id\":NaN}", "json.syntax", "column 7")]
    [InlineData("\uFEFF{}", "file.encoding", "byte order mark")]
    public void Rejects_a_line_that_is_no_json_object(string text, string code, string message)
    {
        var line = Read(text);

        line.Debit.Should().BeNull();
        line.Id.Should().BeNull();
        var problem = line.Problems.Should().ContainSingle().Which;
        (problem.Code, problem.Member).Should().Be((code, null));
        problem.Message.Should().Contain(message);
    }

    [Fact]
    public void Rejects_bytes_that_are_not_utf_8()
    {
        byte[][] lines =
        [
            [0xFF, 0xFE, 0x7B, 0x00], [.. "{\"id\":\""u8, 0xC3, 0x28, .. "\"}"u8], [.. "{\"id\":\""u8, 0xED, 0xA0, 0x80, .. "\"}"u8],
        ];

        foreach (var line in lines)
        {
            Read(line).Problems.Should().ContainSingle()
                .Which.Code.Should().Be("file.encoding");
        }
    }

    [Theory]
    [InlineData("""{"id":"\ud800"}""")]
    [InlineData("""{"accessToken":"\udc00"}""")]
    [InlineData("""{"\ud800":1}""")]
    [InlineData("""{"facts":{"x.a":"\ud800"}}""")]
    [InlineData("""{"facts":{"\ud800":1}}""")]
    public void Rejects_an_escaped_half_of_a_surrogate_pair(string text)
    {
        var problem = Read(text).Problems.Should().ContainSingle().Which;

        problem.Code.Should().Be("json.surrogate");
    }

    [Theory]
    [InlineData(24, "facts.type")]
    [InlineData(25, "json.depth")]
    [InlineData(20_000, "json.depth")]
    public void Bounds_the_depth_of_nesting(int depth, string code)
    {
        // The line and its facts are two of the levels.
        var lists = depth - 2;
        var nested = new string('[', lists) + new string(']', lists);
        var line = Read($$"""{"id":"d-1","account":"a-1","amount":"75.00 USD","facts":{"x.a":{{nested}} } }""");

        line.Problems.Should().ContainSingle().Which.Code.Should().Be(code);
    }

    [Fact]
    public void Reports_a_wrong_syntax_within_deep_nesting_as_such() =>
        Read("{\"facts\":[[[[}").Problems.Should().ContainSingle().Which.Code.Should().Be("json.syntax");

    private static BatchLine Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    private static BatchLine Read(byte[] utf8) =>
        DebitLineReader.Read(
            1, utf8, new Secret("access-sandbox-default"), CheckRules.Load(path: null, ruleSet: null, TimeProvider.System));
}
