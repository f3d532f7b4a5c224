using FundsCheck.Records.Format;

namespace FundsCheck.Records;

/// <summary>What the lines of a chunk gave, and its two ends, to be held against those of its neighbours.</summary>
internal sealed class BlockResult<TPart>(TPart part)
{
    public TPart Part { get; } = part;

    /// <summary>Whether a line was altered, or names a rule set that this chunk and those read so far do not tell.</summary>
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
