namespace FundsCheck.Plaid;

/// <summary>The result of a received webhook. Only <see cref="Applied"/> has an effect.</summary>
public enum PlaidWebhookResult
{
    /// <summary>The token is missing, malformed, not signed by ES256, or without a claim that Plaid documents.</summary>
    TokenInvalid = 0,

    /// <summary>The token is older than five minutes.</summary>
    TokenExpired = 1,

    /// <summary>The token was issued later than now, beyond the permitted skew of the clocks.</summary>
    TokenFromFuture = 2,

    /// <summary>The body is not the signed one.</summary>
    BodyAltered = 3,

    /// <summary>Plaid has no key of the token's id.</summary>
    KeyUnknown = 4,

    /// <summary>Plaid has retired the key.</summary>
    KeyExpired = 5,

    /// <summary>The signature is not Plaid's.</summary>
    SignatureInvalid = 6,

    /// <summary>The body is larger than <see cref="IPlaidWebhookReceiver.BodyBytesMax"/>.</summary>
    BodyTooLarge = 7,

    /// <summary>The webhook is Plaid's, and its body contradicts Plaid's documentation.</summary>
    BodyInvalid = 8,

    /// <summary>The key could not be fetched. Plaid sends the webhook again where it gets no status 200.</summary>
    KeyUnavailable = 9,

    /// <summary>A handler of the host or the status store failed. Plaid sends the webhook again where it gets no status 200.</summary>
    NotApplied = 10,

    /// <summary>The same webhook was applied before.</summary>
    Repeated = 11,

    /// <summary>The webhook is Plaid's, and of a type or a code that the adapter does not read.</summary>
    Ignored = 12,

    /// <summary>The status of the Item was judged, and the handlers of the host were called.</summary>
    Applied = 13,
}
