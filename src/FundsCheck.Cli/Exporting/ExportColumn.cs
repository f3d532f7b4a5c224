namespace FundsCheck.Cli.Exporting;

/// <summary>A column of an export: its name, its type, and what it takes from a decision; null for a column of the later events.</summary>
/// <param name="Name">The name, the same in all formats.</param>
/// <param name="Type">The type.</param>
/// <param name="Read">Reads the value, of the type, or null. Null for a column that an event fills.</param>
internal sealed record ExportColumn(string Name, ExportType Type, Func<DecisionRecord, object?>? Read = null);
