namespace FundsCheck.Plaid;

/// <summary>The body of a response contradicts the documentation of Plaid. Caught within this assembly.</summary>
/// <param name="problem">The problem and its place, without any text of the body, which may be private.</param>
#pragma warning disable CA1064 // It is caught within this assembly.
internal sealed class BodyException(string problem) : Exception(problem);
#pragma warning restore CA1064
