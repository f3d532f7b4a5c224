namespace FundsCheck.Plaid;

/// <summary>A body is not what Plaid documents. Never leaves the reader of bodies.</summary>
/// <param name="problem">What is wrong and where, in our own words only: a body's text may be private.</param>
#pragma warning disable CA1064 // It never leaves the reader of bodies, so nobody outside can meet it.
internal sealed class BodyException(string problem) : Exception(problem);
#pragma warning restore CA1064
