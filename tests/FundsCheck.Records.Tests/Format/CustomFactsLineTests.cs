using System.Text;
using FundsCheck.Records.Format;

namespace FundsCheck.Records.Tests.Format;

public sealed class CustomFactsLineTests
{
    public static TheoryData<CustomFact, string> Written() => new()
    {
        { CustomFact.From(true), """{"boolean":true}""" },
        { CustomFact.From(-90), """{"integer":-90}""" },
        { CustomFact.From(long.MinValue), """{"integer":-9223372036854775808}""" },
        { CustomFact.From(Money.Parse("75.00 USD")), """{"money":"75.00 USD"}""" },
        { CustomFact.FromPercent(97.5m), """{"percent":"97.5%"}""" },
        { CustomFact.From(TimeSpan.FromHours(48)), """{"duration":"2d"}""" },
        { CustomFact.From(TimeSpan.FromDays(36_501)), """{"text":"36501d"}""" },
        { CustomFact.From("75.00 USD"), """{"text":"75.00 USD"}""" },
    };

    [Theory]
    [MemberData(nameof(Written))]
    public void A_fact_has_a_member_of_its_type(CustomFact fact, string json)
    {
        TextOf(fact).Should().Be(json);
        Read(json).Should().Be(fact);
    }

    [Theory]
    [InlineData("""{"duration":"48h"}""")]
    [InlineData("""{"duration":"36501d"}""")]
    [InlineData("""{"duration":"soon"}""")]
    [InlineData("""{"duration":172800}""")]
    [InlineData("""{"percent":"97.50%"}""")]
    [InlineData("""{"percent":"97.5"}""")]
    [InlineData("""{"percent":"10000.01%"}""")]
    [InlineData("""{"money":"5.0 USD"}""")]
    [InlineData("""{"money":"5.00"}""")]
    [InlineData("""{"integer":"90"}""")]
    [InlineData("""{"integer":090}""")]
    [InlineData("""{"boolean":"true"}""")]
    [InlineData("""{"money":"5.00 USD","text":"5.00 USD"}""")]
    [InlineData("""{"instant":"now"}""")]
    [InlineData("{}")]
    public void Any_other_form_is_rejected(string json) =>
        FluentActions.Invoking(() => Read(json)).Should().Throw<FormatException>();

    [Fact]
    public void Every_fact_is_read_back_equal()
    {
        var maker = new RecordMaker(new Random(29));
        for (var number = 0; number < 5_000; number++)
        {
            foreach (var fact in maker.Debit($"d-{number}").Facts.Values)
            {
                Read(TextOf(fact)).Should().Be(fact);
            }
        }
    }

    private static string TextOf(CustomFact fact)
    {
        var line = new JsonLine();
        CustomFactsLine.Write(line.Open(), new Dictionary<string, CustomFact> { ["x.a"] = fact });
        return Encoding.UTF8.GetString(line.Close().Written.Span)["""{"facts":{"x.a":""".Length..^2];
    }

    private static CustomFact Read(string json)
    {
        var reader = new LineReader(Encoding.UTF8.GetBytes($$$"""{"facts":{"x.a":{{{json}}}}}"""));
        var facts = CustomFactsLine.Read(ref reader);
        reader.End();
        return facts["x.a"];
    }
}
