namespace FundsCheck.Authoring;

/// <summary>Which way a newer rule set differs from an older one.</summary>
public enum ChangeDirection
{
    /// <summary>No decision changes.</summary>
    None = 0,

    /// <summary>Decisions change and nothing is looser: a more severe outcome, a shorter validity, other reasons or other texts.</summary>
    Stricter = 1,

    /// <summary>An outcome gets less severe, a decision is valid for longer, or a setting changes of which nothing is known.</summary>
    Looser = 2,
}
