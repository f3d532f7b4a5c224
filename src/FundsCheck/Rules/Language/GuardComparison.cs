namespace FundsCheck.Rules.Language;

/// <summary>How a guard looks at its measure.</summary>
public enum GuardComparison
{
    In,
    Below,
    UpTo,
    Above,
    AtLeast,
}
