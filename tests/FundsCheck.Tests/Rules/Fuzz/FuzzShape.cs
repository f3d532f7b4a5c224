namespace FundsCheck.Tests.Rules.Fuzz;

/// <summary>What a value looks like, and so what is read where it stands.</summary>
internal enum FuzzShape
{
    Other = 0,
    Number,
    Money,
    Percent,
    Duration,
}
