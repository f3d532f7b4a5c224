namespace FundsCheck.Reliability.Tests.Histories;

/// <summary>The expected outcome of a check, as text, so that a difference is readable.</summary>
/// <param name="Text">All of it.</param>
/// <param name="Decided">The debit as it stands afterwards where it was decided just now; else null.</param>
internal sealed record ModelAnswer(string Text, ModelDebit? Decided);
