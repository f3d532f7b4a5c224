namespace FundsCheck.Plaid;

/// <summary>Why a billed call was not made: the values of the tag <c>by</c>.</summary>
internal static class SavedCall
{
    /// <summary>A cached balance was young enough.</summary>
    public const string Cached = "cached";

    /// <summary>The Item is known to be broken.</summary>
    public const string ItemBroken = "item-broken";

    /// <summary>The limits of Plaid permit no call within the deadline.</summary>
    public const string RateLimit = "rate-limit";
}
