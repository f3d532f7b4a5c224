namespace FundsCheck.Plaid;

/// <summary>The kind of a token of Plaid. <c>default</c> is an access token.</summary>
public enum PlaidTokenKind
{
    /// <summary>An access token of an Item of the client's own.</summary>
    Access = 0,

    /// <summary>
    /// A processor token, which another client of Plaid created for this one: it opens one account, and has real-time balances only.
    /// </summary>
    Processor = 1,
}
