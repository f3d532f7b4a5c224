using System.Globalization;
using System.Text;
using DuckDB.NET.Data;
using FundsCheck.Cli.Exporting;
using FundsCheck.Cli.Input;

namespace FundsCheck.Cli.Tests.Exporting;

public sealed class ExportFormatTests
{
    private const int Seeds = 60;

    public static TheoryData<string, string> Formats()
    {
        var data = new TheoryData<string, string>();
        foreach (var format in (string[])[ExportFormat.Csv, ExportFormat.JsonLines, ExportFormat.Parquet])
        {
            data.Add(format, "");
            data.Add(format, "de-DE");
            data.Add(format, "tr-TR");
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Every_value_is_read_back_as_it_was_in_every_format(string format, string culture)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        for (var seed = 0; seed < Seeds; seed++)
        {
            var random = new Random(seed);
            List<ExportRow> rows = [.. Enumerable.Range(1, random.Next(1, 40)).Select(number => RandomRows.Create(random, number))];

            var read = await ExportedTable.ReadAsync(format, await ExportedTable.WriteAsync(format, rows, rows));

            read.Should().HaveCount(2 * rows.Count);
            for (var row = 0; row < read.Count; row++)
            {
                read[row].Should().Equal(rows[row % rows.Count].Values, $"seed {seed}, row {row}");
            }
        }
    }

    [Theory]
    [InlineData(ExportFormat.Csv)]
    [InlineData(ExportFormat.JsonLines)]
    [InlineData(ExportFormat.Parquet)]
    public async Task Without_decisions_a_table_has_its_columns_and_no_row(string format)
    {
        (await ExportedTable.ReadAsync(format, await ExportedTable.WriteAsync(format))).Should().BeEmpty();
    }

    [Fact]
    public async Task No_cell_of_a_spreadsheet_begins_a_formula_and_numbers_stay_numbers()
    {
        var random = new Random(1);
        List<ExportRow> rows = [.. Enumerable.Range(1, 500).Select(number => RandomRows.Create(random, number))];

        var text = Encoding.UTF8.GetString(await ExportedTable.WriteAsync(ExportFormat.Csv, rows));

        using var reader = CsvHelper.CsvReader.FromText(text, new CsvHelper.CsvReaderOptions { Separator = ',' });
        var cells = 0;
        while (reader.Read())
        {
            foreach (var (index, column) in ExportColumns.All.Index())
            {
                var cell = reader.GetString(index);
                cells += cell.StartsWith('\'') ? 1 : 0;
                cell.Should().MatchRegex(
                    column.Type == ExportType.Text ? "^([^=+@\t\r\uFF1D\uFF0B\uFF0D\uFF20-]|$)" : "^-?[0-9tf]|^$", column.Name);
            }
        }

        cells.Should().BeGreaterThan(500);
    }

    [Theory]
    [InlineData("0.123456789")]
    [InlineData("100000000000000000000")]
    [InlineData("-79228162514264337593543950335")]
    public async Task A_figure_that_Parquet_would_change_is_an_error_that_names_the_decision(string available)
    {
        var figure = decimal.Parse(available, CultureInfo.InvariantCulture);
        List<ExportRow> rows = [new(7, RandomRows.Record(new Random(1), "d-7", figure))];

        var write = () => ExportedTable.WriteAsync(ExportFormat.Parquet, rows);

        (await write.Should().ThrowAsync<WrongInputException>()).Which.Problems.Should().ContainSingle()
            .Which.Should().StartWith("available of d-7 (revision 1, line 7) does not fit a Parquet DECIMAL(28, 8)")
            .And.NotContain(available);
        foreach (var format in (string[])[ExportFormat.Csv, ExportFormat.JsonLines])
        {
            (await ExportedTable.ReadAsync(format, await ExportedTable.WriteAsync(format, rows)))[0].Should().Equal(rows[0].Values);
        }
    }

    [Fact]
    public async Task DuckDB_reads_the_types_and_values_of_Parquet()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("fundscheck-").FullName, "decisions.parquet");
        var row = new ExportRow(1, RandomRows.Record(new Random(3), "d-1", 99_999_999_999_999_999_999.99999999m));
        await File.WriteAllBytesAsync(file, await ExportedTable.WriteAsync(ExportFormat.Parquet, [row]));
        await using var database = new DuckDBConnection("DataSource=:memory:");
        await database.OpenAsync();

        var types = await QueryAsync(database, $"select string_agg(column_type, ' ') from (describe select * from '{file}')");
        var value = await QueryAsync(database, $"select available::text || ' ' || epoch_us(decidedAt)::text from '{file}'");

        types.Split(' ').Distinct().Should().NotContain("DOUBLE").And.Contain("DECIMAL(28,8)").And.Contain("DATE").And.Contain("TIMESTAMP");
        var micros = ((DateTimeOffset)row["decidedAt"]! - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
        value.Should().Be(string.Create(CultureInfo.InvariantCulture, $"99999999999999999999.99999999 {micros}"));
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    private static async Task<string> QueryAsync(DuckDBConnection database, string sql)
    {
        await using var command = database.CreateCommand();
        command.CommandText = sql;
        return (string)(await command.ExecuteScalarAsync())!;
    }
}
