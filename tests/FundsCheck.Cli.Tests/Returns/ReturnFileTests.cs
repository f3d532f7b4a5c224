using System.Globalization;
using System.Text;
using FundsCheck.Cli.Input;
using FundsCheck.Cli.Returns;

namespace FundsCheck.Cli.Tests.Returns;

public sealed class ReturnFileTests
{
    private static readonly ReturnColumns Columns = new("id", "code", null, ',');

    public static TheoryData<string> SameRows() =>
    [
        "id,code\nd-1,R01\nd-2,R02\n",
        "id,code\nd-1,R01\nd-2,R02",
        "id,code\r\nd-1,R01\r\nd-2,R02\r\n",
        "\ufeffid,code\nd-1,R01\nd-2,R02\n",
        "\"id\",\"code\"\n\"d-1\",\"R01\"\n\"d-2\",\"R02\"\n",
        "code,id\nR01,d-1\nR02,d-2\n",
        "id, code \n d-1 ,R01\n\"d-2\", R02 \n",
        "amount,id,name,code,memo\n\"1,234.50\",d-1,\"Smith, \"\"Jo\"\"\",R01,\"two\"\n1e3,d-2,,R02,=1+1\n",
    ];

    [Theory]
    [MemberData(nameof(SameRows))]
    public void Quotes_line_ends_and_other_columns_change_nothing(string text)
    {
        var rows = Read(text);

        rows.Should().Equal(new ReturnRow(2, "d-1", "R01", null), new ReturnRow(3, "d-2", "R02", null));
    }

    [Theory]
    [InlineData(';', "Kennung;Grund\nd-1;R01\n")]
    [InlineData('\t', "Kennung\tGrund\nd-1\tR01\n")]
    [InlineData('|', "Kennung|a,b;c|Grund\nd-1|1,5;2|R01\n")]
    public void A_banks_own_columns_and_separator_are_read(char separator, string text)
    {
        var rows = Read(text, new ReturnColumns("Kennung", "Grund", null, separator));

        rows.Should().Equal(new ReturnRow(2, "d-1", "R01", null));
    }

    [Fact]
    public void A_row_is_named_by_the_line_on_which_it_begins()
    {
        var rows = Read("memo,id,code\n\"one\ntwo\n\",d-1,R01\n\n\"three\r\nfour\",d-2,R02\n,d-3,R03\n");

        rows.Should().Equal(
            new ReturnRow(2, "d-1", "R01", null), new ReturnRow(6, "d-2", "R02", null), new ReturnRow(8, "d-3", "R03", null));
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("2026-11-23", "2026-11-23T05:00:00Z")]
    [InlineData("2026-11-23T15:00:00Z", "2026-11-23T15:00:00Z")]
    [InlineData("2026-11-23T15:00:00.25-05:00", "2026-11-23T20:00:00.25Z")]
    public void A_time_has_its_offset_and_a_date_is_its_beginning_in_New_York(string text, string? time)
    {
        foreach (var (header, columns) in ((string, ReturnColumns)[])[("at", Columns), ("Booked", Columns with { At = "Booked" })])
        {
            Read($"id,code,{header}\nd-1,R01,{text}\n", columns).Should().ContainSingle()
                .Which.At.Should().Be(time is null ? null : DateTimeOffset.Parse(time, CultureInfo.InvariantCulture));
        }
    }

    [Theory]
    [InlineData("id,code\n")]
    [InlineData("id,code")]
    [InlineData("id,code\r\n\r\n")]
    public void A_file_without_rows_has_none(string text)
    {
        Read(text).Should().BeEmpty();
    }

    [Fact]
    public void A_return_that_is_twice_in_the_file_is_there_twice()
    {
        Read("id,code\nd-1,R01\nd-1,R01\n").Should().HaveCount(2);
    }

    [Theory]
    [InlineData("", "f.csv: the file is empty; its first line names its columns")]
    [InlineData("\n\n", "f.csv: the file is empty")]
    [InlineData("\ufeff", "f.csv: the file is empty")]
    [InlineData("id,code,At\nd-1,R01,2026-11-23\n", "f.csv: the header has no column `at`; name the column with --at-column")]
    [InlineData("\"id\";\"code\"\n", "f.csv: line 1 is not valid CSV: a quote is missing, or one inside quotes is not doubled; or the sep")]
    [InlineData("code\nR01\n", "f.csv: the header has no column `id`; name the column with --id-column")]
    [InlineData("debit\nR01\n", "no column `id`; name the column with --id-column|no column `code`; name the column with --code-column")]
    [InlineData("Id,codes\nd-1,R01\n", "with --id-column; did you mean `Id`?|with --code-column; did you mean `codes`?")]
    [InlineData("id,code,id\nd-1,R01,d-1\n", "the header has several columns `id`; name another one with --id-column, or remove one")]
    [InlineData("id,code,at,at\nd-1,R01,,\n", "the header has several columns `at`")]
    [InlineData(
        "id;code;at\nd-1;R01;\n", "name the column with --id-column, or the separator with --separator \";\"|or the separator with")]
    [InlineData("id\tcode\nd-1\tR01\n", "or the separator with --separator \"tab\"|or the separator with")]
    public void A_header_without_a_column_is_rejected(string text, string problems)
    {
        Problems(text).Should().HaveCount(problems.Split('|').Length);
        Problems(text).Zip(problems.Split('|')).Should().OnlyContain(pair => pair.First.Contains(pair.Second));
    }

    [Theory]
    [InlineData("id,code\n,R01\n", "f.csv: line 2: `id` is empty; state the debit's id")]
    [InlineData("id,code\n\" \",R01\n", "line 2: `id` is empty")]
    [InlineData("id,code\nJane Doe,R01\n", "line 2: `id` is no debit's id")]
    [InlineData("id,code\nd\u00e4,R01\n", "line 2: `id` is no debit's id")]
    [InlineData("id,code\nd-1,\n", "line 2: `code` is no return code, as in `R01`")]
    [InlineData("id,code\nd-1,R99\n", "line 2: `code` is `R99`, which is no return code")]
    [InlineData("id,code\nd-1,r01\n", "line 2: `code` is `r01`, which is no return code")]
    [InlineData("id,code\nd-1,R61\n", "line 2: `code` is `R61`, which is no return code")]
    [InlineData("id,code\nd-1,4111111111111111\n", "line 2: `code` is no return code")]
    [InlineData("id,code,at\nd-1,R01,11/23/2026\n", "line 2: `at` is neither a time with its offset")]
    [InlineData("id,code,at\nd-1,R01,2026-11-23T15:00:00\n", "line 2: `at` is neither a time with its offset")]
    [InlineData("id,code,at\nd-1,R01,2026-02-30\n", "line 2: `at` is neither a time with its offset")]
    [InlineData("id,code\nd-1,R01\nd-2,R01\nd-1,R02\n", "line 4: debit `d-1` is on line 2 with another code or time")]
    [InlineData("id,code,at\nd-1,R01,2026-11-23\nd-1,R01,\n", "line 3: debit `d-1` is on line 2 with another code or time")]
    [InlineData("id,code\nd-1,R01\nd-2\n", "line 3 has 1 fields, and the header 2")]
    [InlineData("id,code\nd-1,R01,x\n", "line 2 has 3 fields, and the header 2")]
    [InlineData("id,code\nd-1,R01\n\"d-2,R01\nd-3,R01\n", "line 3 is not valid CSV")]
    [InlineData("id,code\nd-1,R\"01\n", "line 2 is not valid CSV")]
    [InlineData("id,code\n\"d-1\"x,R01\n", "line 2 is not valid CSV")]
    public void A_wrong_row_is_named_by_its_line(string text, string problem)
    {
        Problems(text).Should().ContainSingle().Which.Should().Contain(problem).And.NotContain("4111").And.NotContain("Jane");
    }

    [Fact]
    public void Every_wrong_row_is_listed_up_to_a_bound()
    {
        var many = $"id,code\n{string.Concat(Enumerable.Repeat(",R01\n", 250))}";

        Problems("id,code,at\n,R01,\nd-2,R01,\nd-3,x,yesterday\n").Should().HaveCount(3);
        Problems(many).Should().HaveCount(101).And.HaveElementAt(100, "f.csv: 150 more problems follow");
    }

    [Fact]
    public void A_file_is_utf_8()
    {
        byte[] latin = [.. Encoding.UTF8.GetBytes("id,code,name\nd-1,R01,ä\nd-2,R01,"), 0xE4, (byte)'\n'];
        var utf16 = Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("id,code\nd-1,R01\n")).ToArray();

        ProblemsOf(latin).Should().Equal("f.csv: line 3 is not UTF-8; save the file as UTF-8");
        ProblemsOf(utf16).Should().Equal("f.csv: line 1 is not UTF-8; save the file as UTF-8");
    }

    [Fact]
    public void A_file_is_bounded()
    {
        var large = new byte[CsvFile.BytesMax + 1];
        large.AsSpan().Fill((byte)'a');
        var many = Encoding.UTF8.GetBytes($"id,code\n{string.Concat(Enumerable.Repeat("d-1,R01\n", CsvFile.RowsMax + 1))}");

        ProblemsOf(large).Should().Equal("f.csv: the file is larger than 67108864 bytes; split it");
        ProblemsOf(many).Should().Equal("f.csv: the file has more than 500000 rows; split it");
    }

    [Fact]
    public void A_large_file_is_read_in_bounded_memory()
    {
        const int Count = 50_000;
        var memo = new string('x', 1_000);
        var text = new StringBuilder("id,code,memo\n");
        for (var number = 0; number < Count; number++)
        {
            text.Append(CultureInfo.InvariantCulture, $"d-{number},R01,{memo}\n");
        }

        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        var before = GC.GetAllocatedBytesForCurrentThread();

        var rows = ReturnFile.Read("f.csv", bytes, Columns);

        rows.Should().HaveCount(Count);
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(bytes.Length, "other columns are not kept as texts");
    }

    private static IReadOnlyList<ReturnRow> Read(string text, ReturnColumns? columns = null) =>
        ReturnFile.Read("f.csv", Encoding.UTF8.GetBytes(text), columns ?? Columns);

    private static IReadOnlyList<string> Problems(string text) => ProblemsOf(Encoding.UTF8.GetBytes(text));

    private static IReadOnlyList<string> ProblemsOf(byte[] bytes) =>
        FluentActions.Invoking(() => ReturnFile.Read("f.csv", bytes, Columns)).Should().Throw<WrongInputException>().Which.Problems;
}
