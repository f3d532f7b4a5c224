namespace FundsCheck.Rules.Language;

/// <summary>The comparison of a guard.</summary>
public enum GuardComparison
{
    /// <summary>The value is in a list.</summary>
    In,

    /// <summary>The value is below the threshold.</summary>
    Below,

    /// <summary>The value is the threshold or below.</summary>
    UpTo,

    /// <summary>The value is above the threshold.</summary>
    Above,

    /// <summary>The value is the threshold or above.</summary>
    AtLeast,
}
