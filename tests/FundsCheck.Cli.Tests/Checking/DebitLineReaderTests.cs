using System.Text;
using System.Text.Json;
using FundsCheck.Cli.Checking;
using FundsCheck.Rules;

namespace FundsCheck.Cli.Tests.Checking;

public sealed class DebitLineReaderTests
{
    private const string Token = "access-production-0123456789abcdef";
    private const string Members = "\"id\":\"d-1\",\"account\":\"a-1\",\"amount\":\"75.00 USD\"";

    private static readonly Secret Default = new("access-sandbox-default");
    private static readonly CheckRules Rules = new(
        RuleSetCatalog.Create([RuleSet.Default], "ach-debit"), MissingDefault: null, TimeProvider.System);

    [Fact]
    public void Reads_every_member()
    {
        var line = Read(
            $$"""
            {{{Members}},"accessToken":" {{Token}} ","class":"PPD","sameDay":true,"attempt":2,"lastReturn":"R01",
            "effectiveDate":"2026-11-23","ruleSet":"strict","retryOf":"d-0","firstSentOn":"2026-11-02",
            "facts":{"x.new":true,"x.age":12,"x.tier":"gold","x.none":null} }
            """.ReplaceLineEndings(" "));

        line.Problems.Should().BeEmpty();
        line.Id.Should().Be("d-1");
        var debit = line.Debit!;
        debit.Id.Should().Be("d-1");
        debit.Account.SourceAccountId.Should().Be("a-1");
        debit.Account.Credential!.Reveal().Should().Be(Token);
        debit.Amount.Should().Be(Money.Parse("75.00 USD"));
        (debit.EntryClass, debit.SameDay, debit.Attempt, debit.LastReturn).Should().Be(("PPD", true, 2, "R01"));
        (debit.EffectiveDate, debit.FirstSentOn).Should().Be((new DateOnly(2026, 11, 23), new DateOnly(2026, 11, 2)));
        (debit.RuleSet, debit.RetryOf).Should().Be(("strict", "d-0"));
        debit.Facts.Should().BeEquivalentTo(new Dictionary<string, CustomFact>
        {
            ["x.new"] = CustomFact.From(true),
            ["x.age"] = CustomFact.From(12),
            ["x.tier"] = CustomFact.From("gold"),
        });
    }

    [Fact]
    public void Takes_null_for_an_absent_member()
    {
        var line = Read(
            $$"""
            {{{Members}},"accessToken":null,"class":null,"sameDay":null,"attempt":null,"lastReturn":null,"effectiveDate":null,
            "ruleSet":null,"retryOf":null,"firstSentOn":null,"facts":null}
            """.ReplaceLineEndings(" "));

        line.Problems.Should().BeEmpty();
        line.Debit!.Account.Credential.Should().Be(Default);
        line.Debit.Should().BeEquivalentTo(Read($$"""{{{Members}}}""").Debit);
    }

    [Theory]
    [InlineData("\"id\":\"d-2\"", "id", "the line has `id` twice")]
    [InlineData("\"\\u0069d\":\"d-1\"", "id", "the line has `id` twice")]
    [InlineData("\"facts\":{\"x.a\":1,\"x.a\":1}", "facts", "`facts` has `x.a` twice")]
    [InlineData("\"facts\":{\"x.a\":null,\"\\u0078.a\":1}", "facts", "`facts` has `x.a` twice")]
    public void Rejects_a_repeated_member(string more, string member, string message)
    {
        var line = Read($$"""{{{Members}},{{more}}}""");

        line.Debit.Should().BeNull();
        var problem = line.Problems.Should().ContainSingle().Which;
        (problem.Code, problem.Member).Should().Be(("member.repeated", member));
        problem.Message.Should().Contain(message);
    }

    [Theory]
    [InlineData("acount", "did you mean `account`?")]
    [InlineData("access_token", "did you mean `accessToken`?")]
    [InlineData("rule-set", "did you mean `ruleSet`?")]
    public void Suggests_the_member_of_a_misspelt_name(string name, string message)
    {
        var line = Read($$"""{"id":"d-1","amount":"75.00 USD","{{name}}":"x"}""");

        line.Problems.Should().Contain(problem =>
            problem.Code == "member.unknown" && problem.Member == name && problem.Message.EndsWith(message));
    }

    [Fact]
    public void Shortens_long_names_and_counts_many_problems()
    {
        var names = Enumerable.Range(0, 5_000).Select(number => $"\"{new string('é', 63)}😀{number}\":1");

        var line = Read($$"""{{{Members}},{{string.Join(',', names)}}}""");

        line.Problems.Should().HaveCount(101);
        line.Problems[^1].Code.Should().Be("problems.more");
        line.Problems.SkipLast(1).Should().OnlyContain(problem =>
            problem.Member == new string('é', 63) + "…" && problem.Message.Contains(problem.Member));
    }

    [Theory]
    [InlineData("1.0", 1)]
    [InlineData("20e-1", 2)]
    [InlineData("-0", 0)]
    [InlineData("3000000000", int.MaxValue)]
    [InlineData("-3000000000", int.MinValue)]
    public void Reads_a_whole_number_of_any_form(string json, int attempt)
    {
        var line = Read($$"""{{{Members}},"attempt":{{json}},"facts":{"x.a":{{json}} } }""");

        line.Problems.Should().BeEmpty();
        line.Debit!.Attempt.Should().Be(attempt);
        line.Debit.Facts["x.a"].Type.Should().Be(CustomFactType.Integer);
    }

    [Theory]
    [InlineData("1.5")]
    [InlineData("1e400")]
    [InlineData("1e-400")]
    [InlineData("1000000000000001")]
    [InlineData("123456789012345678901234567890123456789012345678901234567890")]
    public void Rejects_a_number_that_is_not_whole_or_too_large(string json)
    {
        var line = Read($$"""{{{Members}},"attempt":{{json}},"facts":{"x.a":{{json}} } }""");

        line.Problems.Select(problem => (problem.Code, problem.Member)).Should().Equal(("type.wrong", "attempt"), ("facts.type", "facts"));
        line.Problems.Should().NotContain(problem => problem.Message.Contains(json));
    }

    [Theory]
    [InlineData(512, true)]
    [InlineData(513, false)]
    public void Counts_the_characters_of_a_text_and_not_its_utf_16_units(int length, bool fits)
    {
        foreach (var character in new[] { "x", "é", "😀" })
        {
            var text = string.Concat(Enumerable.Repeat(character, length));

            var line = Read($$"""{"id":"{{text}}","account":"a-1","amount":"75.00 USD"}""");

            line.Problems.Select(problem => problem.Code).Should().Equal(fits ? [] : ["text.bounds"]);
        }
    }

    [Theory]
    [InlineData("\"id\":\"\"", "text.bounds", "id")]
    [InlineData("\"id\":\"a\\u0000b\"", "text.bounds", "id")]
    [InlineData("\"id\":\"a\\u0085b\"", "text.bounds", "id")]
    [InlineData("\"id\":[]", "type.wrong", "id")]
    [InlineData("\"amount\":75.00", "type.wrong", "amount")]
    [InlineData("\"amount\":\"75\"", "money.format", "amount")]
    [InlineData("\"amount\":\"\"", "money.format", "amount")]
    [InlineData("\"sameDay\":\"true\"", "type.wrong", "sameDay")]
    [InlineData("\"sameDay\":1", "type.wrong", "sameDay")]
    [InlineData("\"attempt\":\"1\"", "type.wrong", "attempt")]
    [InlineData("\"effectiveDate\":\"2026-02-30\"", "date.format", "effectiveDate")]
    [InlineData("\"effectiveDate\":20261123", "date.format", "effectiveDate")]
    [InlineData("\"firstSentOn\":\"2026-1-1\"", "date.format", "firstSentOn")]
    [InlineData("\"accessToken\":\"\"", "accessToken.format", "accessToken")]
    [InlineData("\"accessToken\":\"a b\"", "accessToken.format", "accessToken")]
    [InlineData("\"accessToken\":{}", "accessToken.format", "accessToken")]
    [InlineData("\"facts\":[]", "type.wrong", "facts")]
    [InlineData("\"facts\":{\"x.a\":{}}", "facts.type", "facts")]
    [InlineData("\"facts\":{\"x.a\":1.5}", "facts.type", "facts")]
    [InlineData("\"policy\":\"strict\"", "member.unknown", "policy")]
    public void Rejects_a_member_out_of_its_form(string member, string code, string name)
    {
        string[] needed = ["\"id\":\"d-1\"", "\"account\":\"a-1\"", "\"amount\":\"75.00 USD\""];
        var others = needed.Where(other => !other.StartsWith($"\"{name}\"", StringComparison.Ordinal));

        var line = Read($$"""{{{string.Join(',', [.. others, member])}}}""");

        line.Debit.Should().BeNull();
        line.Problems.Select(problem => (problem.Code, problem.Member)).Should().Equal((code, name));
    }

    [Fact]
    public void Reports_the_problems_of_the_line_first_and_the_others_in_order()
    {
        var line = DebitLineReader.Read(
            7,
            "{\"x\":1,\"amount\":1,\"id\":2}"u8.ToArray(),
            accessToken: null,
            Rules with { MissingDefault = "two rule sets are loaded" });

        line.Number.Should().Be(7);
        line.Problems.Select(problem => problem.Code).Should().Equal(
            "member.missing", "accessToken.missing", "ruleSet.missing", "member.unknown", "type.wrong", "type.wrong");
        line.Problems.Select(problem => problem.Member).Should().Equal(null, null, null, "x", "amount", "id");
    }

    [Fact]
    public void No_message_contains_a_value()
    {
        string[] names =
        [
            "id", "account", "amount", "accessToken", "class", "sameDay", "attempt", "lastReturn", "effectiveDate", "ruleSet", "retryOf",
            "firstSentOn", "facts", "unknown",
        ];
        string[] values =
        [
            $"\"{Token}\"", $"\"{Token} USD\"", $"\"75.00 {Token}\"", $"\"{Token}\\u0001\"", $"[\"{Token}\"]", $"{{\"x.a\":[\"{Token}\"]}}",
            $"\"{Token}{new string('x', 600)}\"", Token, $"\"{Token}", $"\"{Token}\\ud800\"",
        ];
        foreach (var value in values)
        {
            var lines = names.Select(name => $$"""{"{{name}}":{{value}}}""")
                .Append($"{{{string.Join(',', names.Select(name => $"\"{name}\":{value}"))}}}").Append(value);
            foreach (var problem in lines.SelectMany(line => Read(line).Problems))
            {
                $"{problem.Code} {problem.Member} {problem.Message}".Should().NotContain(Token);
            }
        }
    }

    [Fact]
    public void Random_bytes_and_cut_lines_give_problems_and_no_exception()
    {
        var random = new Random(17);
        var whole = Encoding.UTF8.GetBytes(
            $$"""{{{Members}},"accessToken":"{{Token}}","sameDay":true,"attempt":2,"facts":{"x.a":1,"x.é":"😀\u00e9"} }""");
        for (var run = 0; run < 20_000; run++)
        {
            var bytes = whole.ToArray();
            for (var change = random.Next(1, 4); change > 0; change--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            var line = DebitLineReader.Read(1, bytes[..random.Next(bytes.Length + 1)], Default, Rules);

            (line.Debit is null).Should().Be(line.Problems.Count > 0);
            line.Problems.Should().NotContain(problem => problem.Message.Contains(Token));
            JsonDocument.Parse(ErrorLine.Write(1, line.Id, line.Problems)).Dispose();
        }
    }

    private static BatchLine Read(string text) => DebitLineReader.Read(1, Encoding.UTF8.GetBytes(text), Default, Rules);
}
