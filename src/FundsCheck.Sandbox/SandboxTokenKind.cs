namespace FundsCheck.Sandbox;

/// <summary>The kind of the response to an access token of the sandbox.</summary>
public enum SandboxTokenKind
{
    /// <summary>The balances of an Item.</summary>
    Item,

    /// <summary>An error of Plaid.</summary>
    Error,

    /// <summary>A fault of the connection or of the response.</summary>
    Fault,
}
