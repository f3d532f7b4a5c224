namespace FundsCheck;

/// <summary>How a host fact was given: as JSON's true or false, as a whole number, or as text.</summary>
public enum CustomFactKind
{
    /// <summary>Text, also money, percentages and durations.</summary>
    Text = 0,

    /// <summary>True or false.</summary>
    Boolean = 1,

    /// <summary>A whole number.</summary>
    Integer = 2,
}
