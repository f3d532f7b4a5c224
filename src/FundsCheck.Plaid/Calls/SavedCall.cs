namespace FundsCheck.Plaid;

/// <summary>Why a billed call was not made: the values of the attribute <c>fundscheck.cause</c>.</summary>
internal static class SavedCall
{
    /// <summary>A cached balance was young enough.</summary>
    public const string Cached = "cached";

    /// <summary>The Item is known to be broken.</summary>
    public const string ItemBroken = "item_broken";

    /// <summary>The limits of Plaid permit no call within the deadline.</summary>
    public const string RateLimit = "rate_limit";

    public static IReadOnlyList<string> All { get; } = [Cached, ItemBroken, RateLimit];
}
