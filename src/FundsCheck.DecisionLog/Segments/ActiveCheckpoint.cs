using FundsCheck.Records.Format;

namespace FundsCheck.DecisionLog;

/// <summary>The state of a log at a line of its active segment: the opening reads only the lines after it.</summary>
/// <param name="End">The position after the line, with its offset in the segment.</param>
/// <param name="LastLineAt">The offset of the line.</param>
/// <param name="State">The state of the log.</param>
/// <param name="RuleSetsHere">The rule sets in the segment up to the line.</param>
/// <param name="Ids">The index entries of the segment up to the line.</param>
internal sealed record ActiveCheckpoint(
    LogPosition End, long LastLineAt, Checkpoint State, IReadOnlyList<RuleSetIdentity> RuleSetsHere, SegmentIndexEntry[] Ids);
