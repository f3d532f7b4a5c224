namespace FundsCheck.Balances;

/// <summary>Who holds an account.</summary>
public enum AccountHolder
{
    /// <summary>The vendor does not say, or says something this version does not know.</summary>
    Unknown = 0,

    /// <summary>A person.</summary>
    Personal = 1,

    /// <summary>A business.</summary>
    Business = 2,
}
