namespace FundsCheck.Sandbox;

/// <summary>What an access token of the sandbox stands for.</summary>
public enum SandboxTokenKind
{
    /// <summary>An Item whose balances are answered.</summary>
    Item,

    /// <summary>One of Plaid's errors.</summary>
    Error,

    /// <summary>An answer that goes wrong on its way, or is not Plaid's at all.</summary>
    Fault,
}
