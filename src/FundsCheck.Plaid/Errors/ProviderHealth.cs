namespace FundsCheck.Plaid;

/// <summary>What one attempt shows of Plaid's health, for the circuits.</summary>
internal enum ProviderHealth
{
    /// <summary>Nothing: a broken answer, a refusal by something between, an attempt that was cancelled early.</summary>
    Unknown = 0,

    /// <summary>Plaid answered in its own form, be it with an error of an Item or a bank.</summary>
    Up = 1,

    /// <summary>No connection, or a fault of Plaid's own: it concerns every institution.</summary>
    Down = 2,

    /// <summary>No answer in time: Plaid hangs, or the one institution behind it.</summary>
    Hangs = 3,
}
