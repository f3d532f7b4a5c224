namespace FundsCheck;

/// <summary>The members of a decision that its JSON states, for a decision that is read from it.</summary>
internal sealed record DecisionContent
{
    public required string DebitId { get; init; }

    public required Money Amount { get; init; }

    public required int Revision { get; init; }

    public required Outcome Outcome { get; init; }

    public required bool IsApproved { get; init; }

    public required IReadOnlyList<Reason> Reasons { get; init; }

    public required IReadOnlyList<CheckEvaluation>? Checks { get; init; }

    public required RuleSetIdentity RuleSet { get; init; }

    public ChallengerVerdict? Challenger { get; init; }

    public required AccountBalance? Balance { get; init; }

    public required Money NotYetPosted { get; init; }

    public required Money PossiblyPosted { get; init; }

    public required Money? MaxAcceptableAmount { get; init; }

    public required bool IsTransient { get; init; }

    public required bool NeedsUserAction { get; init; }

    public required DateTimeOffset DecidedAt { get; init; }

    public required DateTimeOffset ValidUntil { get; init; }
}
