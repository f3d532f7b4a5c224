using FundsCheck.Pages.Charts;

namespace FundsCheck.Pages.Tests.Charts;

public sealed class TimeColumnsTests
{
    private static readonly DateOnly Start = new(2026, 11, 4);

    [Theory]
    [InlineData(0, ColumnSpan.Day, 1)]
    [InlineData(61, ColumnSpan.Day, 62)]
    [InlineData(62, ColumnSpan.Week, 10)]
    [InlineData(800, ColumnSpan.Month, 27)]
    public void The_span_follows_the_length_of_the_period(int days, ColumnSpan span, int columns)
    {
        var chart = Of((Start, Outcome.Accept, 1), (Start.AddDays(days), Outcome.Decline, 1));

        (chart.Span, chart.Columns.Count).Should().Be((span, columns));
        chart.Columns.SelectMany(column => column.Parts).Sum(part => part.Count).Should().Be(2);
    }

    [Fact]
    public void Heights_are_in_proportion_and_stacked_by_severity()
    {
        var chart = Of((Start, Outcome.Accept, 6), (Start, Outcome.Decline, 2), (Start.AddDays(1), Outcome.Review, 4));

        chart.Peak.Should().Be(8);
        chart.Columns[0].Parts.Select(part => (part.Outcome, part.Top, part.Height)).Should().Equal(
            (Outcome.Accept, 37.5m, 112.5m), (Outcome.Decline, 0m, 37.5m));
        chart.Columns[1].Parts.Should().ContainSingle().Which.Height.Should().Be(75m);
    }

    [Fact]
    public void Days_centuries_apart_have_no_chart()
    {
        TimeColumns.Of(new Dictionary<(DateOnly Day, Outcome Outcome), long>
        {
            [(DateOnly.MinValue, Outcome.Accept)] = 1,
            [(Start, Outcome.Accept)] = 1,
        }).Should().BeNull();
    }

    private static TimeColumns Of(params (DateOnly Day, Outcome Outcome, long Count)[] days) =>
        TimeColumns.Of(days.ToDictionary(day => (day.Day, day.Outcome), day => day.Count))!;
}
