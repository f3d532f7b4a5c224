namespace FundsCheck.Rules.Validation.Analysis;

/// <summary>The permitted knowledge of a fact: known, unknown, or either.</summary>
[Flags]
public enum Knowledge
{
    /// <summary>Neither: the region is empty.</summary>
    None = 0,

    /// <summary>It is known.</summary>
    Known = 1,

    /// <summary>It is unknown.</summary>
    Unknown = 2,

    /// <summary>It may be known or unknown.</summary>
    Either = Known | Unknown,
}
