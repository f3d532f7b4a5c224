namespace FundsCheck.Authoring;

/// <summary>The kind of a change between two rule sets in a region.</summary>
public enum RuleChangeKind
{
    /// <summary>The outcome changes, with its reasons.</summary>
    Outcome = 0,

    /// <summary>The outcome stays; a check adds a reason, removes one, or gives one with another code or outcome.</summary>
    Reasons = 1,

    /// <summary>Outcome and codes stay; the reason of one check has another text, threshold, measure or justification.</summary>
    Texts = 2,
}
