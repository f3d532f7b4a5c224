namespace FundsCheck.Pages.Charts;

/// <summary>The span of a column.</summary>
public enum ColumnSpan
{
    /// <summary>A day of UTC.</summary>
    Day = 0,

    /// <summary>A week, from Monday.</summary>
    Week = 1,

    /// <summary>A month.</summary>
    Month = 2,
}
