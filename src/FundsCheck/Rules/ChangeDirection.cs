namespace FundsCheck.Rules;

/// <summary>Which way a newer rule set differs from an older one.</summary>
public enum ChangeDirection
{
    /// <summary>No decision changes.</summary>
    None = 0,

    /// <summary>Decisions change and nothing is looser: outcomes that get more severe, a shorter validity, or other reasons for the same outcome.</summary>
    Stricter = 1,

    /// <summary>A debit gets a less severe outcome, a decision is valid for longer, or a setting changes of which nothing is known.</summary>
    Looser = 2,
}
