namespace FundsCheck.Rules.Schema;

/// <summary>The side of a measure on which an answer may only get stricter.</summary>
internal enum SchemaSide
{
    /// <summary>The measure is no number.</summary>
    None = 0,

    /// <summary>A lower number is worse.</summary>
    Lower,

    /// <summary>A higher number is worse.</summary>
    Higher,
}
