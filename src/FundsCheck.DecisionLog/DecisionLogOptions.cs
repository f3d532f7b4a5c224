namespace FundsCheck.DecisionLog;

/// <summary>The options of a decision log.</summary>
public sealed class DecisionLogOptions
{
    /// <summary>The minimum of <see cref="MaxSegmentBytes"/>, in bytes: 64 KiB.</summary>
    public const long SegmentBytesLeast = 64 * 1_024;

    /// <summary>The maximum of <see cref="MaxSegmentBytes"/>, in bytes: 4 GiB.</summary>
    public const long SegmentBytesMost = 4L * 1_024 * 1_024 * 1_024;

    /// <summary>
    /// The path of the log; <c>UseDecisionLog(path)</c> sets it. The file is created where it is missing; the store creates
    /// <c>path.lock</c> and the sealed segments beside it. Default empty, which is not valid.
    /// </summary>
    public string Path { get; set; } = string.Empty;

    /// <summary>
    /// The size in bytes at which the store seals the active segment and starts the next one. A sealed segment has a number, an index of
    /// its ids and a checkpoint beside it. The files beside an active segment let an opening read only its last 16 MiB. Default: 256 MiB.
    /// </summary>
    public long MaxSegmentBytes { get; set; } = 256 * 1_024 * 1_024;

    /// <summary>
    /// True to start a new active segment where the one of an earlier start is missing or empty. The store then loses the decisions, events
    /// and holds of the missing segment, and may accept a debit of it twice. With false, the default, the store rejects such a log, since
    /// the file was most likely moved. The option applies to a start of the store, and not to a reopening after a failure.
    /// </summary>
    public bool ReplaceLostSegment { get; set; }

    /// <summary>The least distance of two checkpoints within the active segment, in bytes. Only tests change it.</summary>
    internal long CheckpointBytes { get; set; } = 16 * 1_024 * 1_024;

    /// <summary>The disk of the log. Only tests and benchmarks replace it.</summary>
    internal IDisk Disk { get; set; } = FundsCheck.DecisionLog.Disk.Local;

    /// <summary>
    /// Copies the options for a reopening, which never replaces a segment: one that a running store lost must be moved back.
    /// </summary>
    internal DecisionLogOptions WithoutReplacement() =>
        new() { Path = Path, MaxSegmentBytes = MaxSegmentBytes, CheckpointBytes = CheckpointBytes, Disk = Disk };

    /// <exception cref="InvalidOperationException"><see cref="MaxSegmentBytes"/> is out of range.</exception>
    internal void Validate()
    {
        foreach (var problem in ProblemsOfSize())
        {
            throw new InvalidOperationException(problem);
        }
    }

    /// <summary>Every problem of the options.</summary>
    internal IEnumerable<string> FindProblems() =>
    [
        .. OptionProblems.When(Path.Length == 0, "Path is not set; write the path of the log, such as `decisions.jsonl`"),
        .. ProblemsOfSize(),
    ];

    private IEnumerable<string> ProblemsOfSize() =>
        OptionProblems.Between("MaxSegmentBytes", MaxSegmentBytes, SegmentBytesLeast, SegmentBytesMost);
}
