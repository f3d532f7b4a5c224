using FundsCheck.Records.Format;

namespace FundsCheck.DecisionLog;

/// <summary>The result of archiving sealed segments of a log.</summary>
/// <param name="Archive">The path of the archive: a log with the archived segments.</param>
/// <param name="Moved">The segments that this run moved, or that it would move; empty where no segment is old enough.</param>
/// <param name="Manifest">All archived segments of the log after the run; null for none.</param>
/// <param name="CarriedLines">The number of archived lines that the log still needs, and carries; unchanged by a dry run.</param>
public sealed record ArchiveResult(string Archive, IReadOnlyList<ArchivedSegment> Moved, ArchiveManifest? Manifest, long CarriedLines);
