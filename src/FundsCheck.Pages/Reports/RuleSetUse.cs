namespace FundsCheck.Pages.Reports;

/// <summary>The use of a rule set in a period.</summary>
/// <param name="Identity">The rule set.</param>
/// <param name="Owner">Its owner; null where none is recorded.</param>
/// <param name="First">The time of its first decision in the period.</param>
/// <param name="Last">The time of its last decision in the period.</param>
/// <param name="Decisions">The number of its decisions in the period.</param>
/// <param name="Change">What changed with it, in words.</param>
public sealed record RuleSetUse(
    RuleSetIdentity Identity, string? Owner, DateTimeOffset First, DateTimeOffset Last, long Decisions, string Change);
