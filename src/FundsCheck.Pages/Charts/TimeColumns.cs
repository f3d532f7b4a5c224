namespace FundsCheck.Pages.Charts;

/// <summary>The outcomes over time: columns of days, of weeks where the days are too many to see, or of months.</summary>
/// <param name="Span">The span of a column.</param>
/// <param name="Columns">The columns in the order of time, spans without debits included.</param>
/// <param name="ColumnWidth">The width of a column, in units of the drawing.</param>
/// <param name="Peak">The number of debits of the highest column, which has the full height.</param>
public sealed record TimeColumns(ColumnSpan Span, IReadOnlyList<Column> Columns, decimal ColumnWidth, long Peak)
{
    /// <summary>The width of the drawing.</summary>
    public const int Width = 640;

    /// <summary>The height of the highest column.</summary>
    public const int Height = 150;

    private const int DaysMax = 62;
    private const int WeeksMax = 60;
    private const int ColumnsMax = 600;
    private const decimal ColumnWidthMax = 40;
    private const decimal FilledShare = 0.8m;

    /// <summary>Creates the columns; null without debits, and where the days are centuries apart.</summary>
    public static TimeColumns? Of(IReadOnlyDictionary<(DateOnly Day, Outcome Outcome), long> days)
    {
        if (days.Count == 0)
        {
            return null;
        }

        var (first, last) = (days.Keys.Min(key => key.Day), days.Keys.Max(key => key.Day));
        var span = (last.DayNumber - first.DayNumber + 1) switch
        {
            <= DaysMax => ColumnSpan.Day,
            <= WeeksMax * 7 => ColumnSpan.Week,
            _ => ColumnSpan.Month,
        };
        var starts = StartsOf(StartOf(first, span), last, span).Take(ColumnsMax + 1).ToList();
        if (starts.Count > ColumnsMax)
        {
            return null;
        }

        var counts = days.GroupBy(day => (Start: StartOf(day.Key.Day, span), day.Key.Outcome))
            .ToDictionary(group => group.Key, group => group.Sum(day => day.Value));
        var peak = counts.GroupBy(count => count.Key.Start).Max(group => group.Sum(count => count.Value));
        var step = Math.Min((decimal)Width / starts.Count, ColumnWidthMax);
        return new TimeColumns(
            span,
            [.. starts.Select((start, index) => new Column(start, index * step, [.. PartsOf(start, counts, peak)]))],
            step * FilledShare,
            peak);
    }

    private static IEnumerable<ColumnPart> PartsOf(
        DateOnly start, Dictionary<(DateOnly Start, Outcome Outcome), long> counts, long peak)
    {
        var top = (decimal)Height;
        foreach (var outcome in Outcomes.All)
        {
            if (counts.TryGetValue((start, outcome), out var count))
            {
                var height = (decimal)count * Height / peak;
                top -= height;
                yield return new ColumnPart(outcome, count, top, height);
            }
        }
    }

    private static IEnumerable<DateOnly> StartsOf(DateOnly start, DateOnly last, ColumnSpan span)
    {
        for (var at = start; at <= last; at = Next(at, span))
        {
            yield return at;
        }
    }

    private static DateOnly StartOf(DateOnly day, ColumnSpan span) => span switch
    {
        ColumnSpan.Day => day,
        ColumnSpan.Week => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
        _ => new DateOnly(day.Year, day.Month, 1),
    };

    private static DateOnly Next(DateOnly start, ColumnSpan span) => span switch
    {
        ColumnSpan.Day => start.AddDays(1),
        ColumnSpan.Week => start.AddDays(7),
        _ => start.AddMonths(1),
    };
}
