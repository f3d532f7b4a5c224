namespace FundsCheck;

/// <summary>Who holds an account.</summary>
public enum AccountHolder
{
    /// <summary>The provider does not state it, or states something that its adapter does not know.</summary>
    Unknown = 0,

    /// <summary>A person.</summary>
    Personal = 1,

    /// <summary>A business.</summary>
    Business = 2,
}
