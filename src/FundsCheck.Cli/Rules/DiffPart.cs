namespace FundsCheck.Cli.Rules;

/// <summary>The changes that <c>rules diff --only</c> lists.</summary>
internal enum DiffPart
{
    /// <summary>Less severe outcomes and looser settings.</summary>
    Looser = 0,

    /// <summary>More severe outcomes and stricter settings.</summary>
    Stricter = 1,

    /// <summary>Other reasons or other texts with the same outcome.</summary>
    Reasons = 2,
}
