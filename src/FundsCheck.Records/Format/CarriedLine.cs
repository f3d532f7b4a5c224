namespace FundsCheck.Records.Format;

/// <summary>A line of an archived segment that a log still needs, and carries in the manifest of its archive.</summary>
/// <param name="Entry">The entry of the line.</param>
/// <param name="Number">The number of the line in the log, from 1.</param>
/// <param name="Location">The location of the line in the manifest, and its hash.</param>
/// <param name="Text">The bytes of the line, without its line feed.</param>
public readonly record struct CarriedLine(LogEntry Entry, long Number, LineLocation Location, ReadOnlyMemory<byte> Text);
