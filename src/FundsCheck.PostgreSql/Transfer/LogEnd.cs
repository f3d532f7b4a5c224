using FundsCheck.Records.Format;

namespace FundsCheck.PostgreSql;

/// <summary>Where an export continues a log.</summary>
/// <param name="Position">The position after the last line.</param>
/// <param name="Segment">The number of the last file; 0 before the first.</param>
/// <param name="RuleSets">The short forms of the rule sets that the last file has.</param>
internal sealed record LogEnd(LogPosition Position, int Segment, HashSet<string> RuleSets)
{
    /// <summary>Before the first line.</summary>
    public static LogEnd Start => new(LogPosition.Start, Segment: 0, new HashSet<string>(StringComparer.Ordinal));
}
