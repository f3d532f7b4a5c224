namespace FundsCheck.Cli.Exporting;

/// <summary>The type of a column. Every column may lack a value.</summary>
internal enum ExportType
{
    /// <summary>A <see cref="string"/>, in its printable form.</summary>
    Text,

    /// <summary>A <see cref="long"/>.</summary>
    Integer,

    /// <summary>A <see cref="decimal"/>.</summary>
    Decimal,

    /// <summary>A <see cref="bool"/>.</summary>
    Boolean,

    /// <summary>A <see cref="DateTimeOffset"/> in UTC, in whole microseconds.</summary>
    Time,

    /// <summary>A <see cref="DateOnly"/>.</summary>
    Day,
}
