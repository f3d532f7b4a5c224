namespace FundsCheck.Authoring;

/// <summary>What changes in a region that two rule sets answer differently.</summary>
public enum RuleChangeKind
{
    /// <summary>The outcome, and whatever reasons go with it.</summary>
    Outcome = 0,

    /// <summary>The outcome stays; one check gives a reason, gives none any longer, or gives one with another code or outcome.</summary>
    Reasons = 1,

    /// <summary>Outcome and codes stay; the reason of one check has another text, threshold, measure or justification.</summary>
    Texts = 2,
}
