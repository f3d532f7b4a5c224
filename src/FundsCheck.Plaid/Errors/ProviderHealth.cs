namespace FundsCheck.Plaid;

/// <summary>The health of Plaid that one attempt shows, for the circuits.</summary>
internal enum ProviderHealth
{
    /// <summary>Not known: an invalid response, a rejection by a gateway, a cancelled attempt.</summary>
    Unknown = 0,

    /// <summary>Plaid responded in its own form, with a balance or an error of an Item or a bank.</summary>
    Up = 1,

    /// <summary>No connection, or an outage of Plaid: it concerns every institution.</summary>
    Down = 2,

    /// <summary>No response in time: Plaid or one institution hangs.</summary>
    Hangs = 3,
}
