using FundsCheck.Records.Format;

namespace FundsCheck.Records;

/// <summary>The result of the lines of one block, and its two ends, which must match the ends of the neighbouring blocks.</summary>
internal sealed class BlockResult<TPart>(TPart part)
{
    public TPart Part { get; } = part;

    /// <summary>True where a line was altered, or names a rule set that neither this block nor an earlier one contains.</summary>
    public bool IsWrong { get; set; }

    /// <summary>The number of the first line.</summary>
    public long First { get; set; }

    /// <summary>The hash of the line before the first.</summary>
    public LineHash Before { get; set; }

    /// <summary>The lines up to the last one.</summary>
    public long Last { get; set; }

    /// <summary>The hash of the last line.</summary>
    public LineHash Head { get; set; }
}
