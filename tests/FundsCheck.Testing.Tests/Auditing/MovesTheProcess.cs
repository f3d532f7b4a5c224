namespace FundsCheck.Testing.Tests.Auditing;

/// <summary>Tests that move the whole process to another time zone run alone.</summary>
[CollectionDefinition(DisableParallelization = true)]
public sealed class MovesTheProcess;
