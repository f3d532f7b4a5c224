namespace FundsCheck.Rules.Language;

/// <summary>The outcome of a band or an <c>ifUnknown</c>, as defined in a file.</summary>
public sealed record AnswerDefinition(
    Outcome Outcome, string? Reason, string? Justification, Position OutcomeAt, Position JustificationAt = default)
{
    /// <summary>True for a waiver: an accept on a missing fact or without cover. Only waivers have a <c>because</c>.</summary>
    public bool IsWaiver => Outcome == Outcome.Accept && Justification is not null;
}
