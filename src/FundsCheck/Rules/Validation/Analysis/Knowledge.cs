namespace FundsCheck.Rules.Validation.Analysis;

/// <summary>Whether a fact may be known, unknown, or either.</summary>
[Flags]
public enum Knowledge
{
    None = 0,
    Known = 1,
    Unknown = 2,
    Either = Known | Unknown,
}
