namespace FundsCheck.PostgreSql;

/// <summary>The first line of a file of an exported log.</summary>
/// <param name="Before">The time of the last record before it.</param>
/// <param name="CreatedAt">When the file was created.</param>
/// <param name="Checkpoint">The SHA-256 of the checkpoint of the files before it; null for the first file.</param>
internal sealed record SegmentRow(DateTime Before, DateTimeOffset CreatedAt, string? Checkpoint);
