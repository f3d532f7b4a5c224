namespace FundsCheck.Plaid;

/// <summary>The webhooks that the adapter reads, all of type <c>ITEM</c>.</summary>
public enum PlaidWebhookKind
{
    /// <summary>A type or a code that the adapter does not read: acknowledged, counted and ignored.</summary>
    Other = 0,

    /// <summary><c>ERROR</c>: the Item fails until the user acts, such as <c>ITEM_LOGIN_REQUIRED</c>.</summary>
    ItemError = 1,

    /// <summary><c>LOGIN_REPAIRED</c>: the Item works again.</summary>
    LoginRepaired = 2,

    /// <summary><c>PENDING_DISCONNECT</c>: the Item works, and is expected to fail unless the user acts.</summary>
    PendingDisconnect = 3,

    /// <summary><c>PENDING_EXPIRATION</c>: the Item works, and its consent is expected to expire unless the user acts.</summary>
    PendingExpiration = 4,

    /// <summary><c>USER_PERMISSION_REVOKED</c>: the user revoked the permission for the Item.</summary>
    UserPermissionRevoked = 5,

    /// <summary><c>USER_ACCOUNT_REVOKED</c>: the user revoked the permission for one account.</summary>
    UserAccountRevoked = 6,

    /// <summary><c>NEW_ACCOUNTS_AVAILABLE</c>: the user has further accounts, which may be linked.</summary>
    NewAccountsAvailable = 7,
}
