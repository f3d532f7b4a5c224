namespace FundsCheck.Rules.Language;

/// <summary>A place in a file: line and column from 1, the column counted as editors do, in UTF-16 units.</summary>
public readonly record struct Position(int Line, int Column);
