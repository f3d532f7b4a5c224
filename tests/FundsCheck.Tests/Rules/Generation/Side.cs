namespace FundsCheck.Tests.Rules.Generation;

/// <summary>The side of a measure toward which answers may only get more severe.</summary>
internal enum Side
{
    None,
    Higher,
    Lower,
}
