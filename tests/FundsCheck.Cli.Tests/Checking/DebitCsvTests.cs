using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using FundsCheck.Cli.Checking;
using FundsCheck.Rules;
using FundsCheck.Sandbox;

namespace FundsCheck.Cli.Tests.Checking;

public sealed class DebitCsvTests
{
    private const string Header = "id,account,amount";

    private static readonly CheckRules Rules = new(
        RuleSetCatalog.Create([RuleSet.Load(Path.Combine(Repository.Root, "rules", "examples", "first-debit.json"))], "first-debit"),
        MissingDefault: null, TimeProvider.System);

    [Fact]
    public async Task A_row_is_decided_as_the_debit_line_with_its_content()
    {
        await using var sandbox = await PlaidSandbox.StartAsync();
        var tomorrow = TimeProvider.System.GetUtcNow().AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var csv = $"\uFEFFid,amount,account,class,sameDay,attempt,effectiveDate\r\nd-1,10.00 USD,{Run.Account},PPD,false,1,\r\n"
            + $"\nd-2,1000.00 USD,{Run.Account},,,,{tomorrow}\r\nd-3,0.1 USD,{Run.Account},,yes,first,";
        var json = $$"""
            {"id":"d-1","account":"{{Run.Account}}","amount":"10.00 USD","class":"PPD","sameDay":false,"attempt":1}

            
            {"id":"d-2","account":"{{Run.Account}}","amount":"1000.00 USD","effectiveDate":"{{tomorrow}}"}
            {"id":"d-3","account":"{{Run.Account}}","amount":"0.1 USD","sameDay":"yes","attempt":"first"}
            """;

        var ofCsv = await Run.BatchAsync(sandbox, csv, "--debits-format", "csv");
        var ofJson = await Run.BatchAsync(sandbox, json, "--debits-format", "jsonl");

        ofCsv.ExitCode.Should().Be(2);
        ofCsv.Lines.Select(Masked).Should().Equal(ofJson.Lines.Select(Masked)).And.HaveCount(3);
    }

    [Fact]
    public void Every_member_of_a_debit_line_is_a_column()
    {
        var row = string.Join(',', DebitMembers.All.Select(column => column switch
        {
            "amount" => "10.00 USD",
            "sameDay" => "true",
            "attempt" => "2",
            "effectiveDate" or "firstSentOn" => "2026-11-23",
            "ruleSet" => "first-debit",
            _ => "v-1",
        }));

        var debit = Read($"{string.Join(',', DebitMembers.All)},x.tenureDays", $"{row},3");

        debit.Problems.Should().BeEmpty();
        debit.Debit!.Attempt.Should().Be(2);
        debit.Debit.SameDay.Should().BeTrue();
        debit.Debit.FirstSentOn.Should().Be(new DateOnly(2026, 11, 23));
        debit.Debit.RetryOf.Should().Be("v-1");
        debit.Debit.Facts["x.tenureDays"].Should().Be(CustomFact.From(3));
    }

    [Theory]
    [InlineData("79228162514264337593543950335 JPY", "79228162514264337593543950335 JPY")]
    [InlineData("0.10 USD", "0.10 USD")]
    public void An_amount_is_exact(string amount, string expected)
    {
        Read(Header, $"d-1,a-1,{amount}").Debit!.Amount.ToString().Should().Be(expected);
    }

    [Theory]
    [InlineData("id,account,amonut", "a debit has no column `amonut`; did you mean `amount`?")]
    [InlineData("id,account", "the column `amount` is missing; add it")]
    [InlineData("id,account,amount,id", "the column `id` is there twice")]
    [InlineData("id;account;amount", "separate the columns with commas")]
    [InlineData("id,account,\"amount", "a quote is missing")]
    [InlineData("id,account,amount,", "a debit has no column ``")]
    [InlineData("", "it is missing; begin with id,account,amount")]
    public async Task A_wrong_header_is_refused_before_any_debit_is_checked(string header, string problem)
    {
        await using var sandbox = await PlaidSandbox.StartAsync();

        var run = await Run.BatchAsync(sandbox, $"{header}\n", "--debits-format", "csv");

        run.ShouldRefuse($"--debits: the header of the CSV: ");
        run.Error.Should().Contain(problem);
        (run.Out, sandbox.Requests.Total).Should().Be(("", 0));
    }

    [Theory]
    [InlineData("d-1,a-1", "csv.fields")]
    [InlineData("d-1,a-1,10.00 USD,x", "csv.fields")]
    [InlineData("d-1,a-1,\"10.00 USD", "csv.syntax")]
    [InlineData("d-1,a\"1,10.00 USD", "csv.syntax")]
    [InlineData("d-1,a-1,10", "money.format")]
    [InlineData(",a-1,10.00 USD", "member.missing")]
    public void A_wrong_row_is_a_problem_without_its_content(string row, string code)
    {
        var line = Read(Header, row);

        line.Debit.Should().BeNull();
        line.Problems.Should().ContainSingle().Which.Code.Should().Be(code);
        line.Problems[0].Message.Should().NotContain("a-1");
    }

    [Theory]
    [InlineData(null, "debits.csv", true)]
    [InlineData(null, "DEBITS.CSV", true)]
    [InlineData(null, "debits.jsonl", false)]
    [InlineData(null, "-", false)]
    [InlineData("csv", "-", true)]
    [InlineData("jsonl", "debits.csv", false)]
    public void The_name_of_the_file_decides_where_no_format_is_given(string? format, string file, bool isCsv)
    {
        DebitsFormatOption.IsCsv(format, file).Should().Be(isCsv);
    }

    private static BatchLine Read(string header, string row)
    {
        var csv = DebitCsv.ReadHeader(Encoding.UTF8.GetBytes(header));
        return csv.ToDebitLine(Encoding.UTF8.GetBytes(row), out var problem) is { } line
            ? DebitLineReader.Read(2, line, new Secret("token"), Rules, factsAreTexts: true)
            : new BatchLine(2, null, null, [problem!]);
    }

    // Times and ids of requests differ.
    private static string Masked(string line) => Regex.Replace(
        line,
        "\"(decidedAt|validUntil|requestedAt|retrievedAt|requestId)\":\"[^\"]*\"", "",
        RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
}
