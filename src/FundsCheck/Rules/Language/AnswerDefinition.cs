namespace FundsCheck.Rules.Language;

/// <summary>What a band or an <c>ifUnknown</c> answers.</summary>
public sealed record AnswerDefinition(Outcome Outcome, string? Reason, string? Justification, Position OutcomeAt, Position JustificationAt = default)
{
    /// <summary>
    /// Whether it accepts what was not checked, or what the money may not cover: the format demands a because of these alone.
    /// </summary>
    public bool IsWaiver => Outcome == Outcome.Accept && Justification is not null;
}
