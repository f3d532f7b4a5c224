namespace FundsCheck.Authoring;

/// <summary>The direction in which a newer rule set differs from an older one.</summary>
public enum ChangeDirection
{
    /// <summary>No decision changes.</summary>
    None = 0,

    /// <summary>Decisions change and none is looser: a more severe outcome, a shorter validity, other reasons or other texts.</summary>
    Stricter = 1,

    /// <summary>An outcome is less severe, a validity is longer, or a setting with an unknown effect changes.</summary>
    Looser = 2,
}
