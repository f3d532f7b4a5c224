namespace FundsCheck.Rules.Language;

/// <summary>A position in a file: line and column from 1, with the column in UTF-16 units as in editors.</summary>
public readonly record struct Position(int Line, int Column)
{
    /// <summary>The file, which is another one for what a rule set inherits; null for a position that stands in no file.</summary>
    public string? File { get; init; }
}
