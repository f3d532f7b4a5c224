namespace FundsCheck.Tests.Rules.Fuzz;

/// <summary>The form of a value, which determines how it is read.</summary>
internal enum FuzzShape
{
    Other = 0,
    Number,
    Money,
    Percent,
    Duration,
}
