namespace FundsCheck;

/// <summary>
/// One account's balance as a source gave it. Kind and verification are of closed lists, with the provider's words as text where it states
/// others; nulls stay null: what they mean is decided once, when facts are made of them.
/// </summary>
public sealed record AccountBalance
{
    /// <summary>The account's id at the source.</summary>
    public required string AccountId { get; init; }

    /// <summary>
    /// The kind of account, one of <see cref="AccountKinds.All"/>; null where the provider's type is of none of them, which rules judge as
    /// unknown.
    /// </summary>
    public AccountKind? Kind { get; init; }

    /// <summary>The provider's account type, as text; recorded where <see cref="Kind"/> is null, and never judged.</summary>
    public string? ProviderType { get; init; }

    /// <summary>The provider's account subtype, as text; recorded where <see cref="Kind"/> is null, and never judged.</summary>
    public string? ProviderSubtype { get; init; }

    /// <summary>The provider's id of the institution.</summary>
    public string? InstitutionId { get; init; }

    /// <summary>Who holds the account, as far as the provider says.</summary>
    public AccountHolder Holder { get; init; }

    /// <summary>
    /// What can be drawn now, in major units; null where the bank does not say. May be negative, may have more digits than cents.
    /// </summary>
    public decimal? Available { get; init; }

    /// <summary>
    /// The ledger balance, in major units; null where the bank does not say. On credit and loans positive is owed by
    /// the holder, negative is owed to the holder.
    /// </summary>
    public decimal? Current { get; init; }

    /// <summary>
    /// The credit limit, or on an account that holds cash the pre-arranged overdraft; null where there is none or the bank does not say.
    /// </summary>
    public decimal? Limit { get; init; }

    /// <summary>The currency of the amounts above.</summary>
    public required BalanceCurrency Currency { get; init; }

    /// <summary>How the account's numbers were verified.</summary>
    public AccountVerification Verification { get; init; }

    /// <summary>
    /// The provider's verification status, as text; recorded where <see cref="Verification"/> is unknown, and never judged.
    /// </summary>
    public string? ProviderVerification { get; init; }

    /// <summary>An id of the real account, the same over several links, where the provider has one.</summary>
    public string? PersistentAccountId { get; init; }

    /// <summary>How fresh the balance is.</summary>
    public required BalanceFreshness Freshness { get; init; }

    /// <summary>The bank's own time of the balance; null where it gave none.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>The bank's time of the balance where it could not be read as a time; the age is then unknown.</summary>
    public string? AsOfUnreadable { get; init; }

    /// <summary>When the request was sent. A real-time balance without a time of the bank's is as old as this.</summary>
    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>
    /// The time of the balance as far as it is stated: the bank's, or for a real-time balance the time of the request. Null where it is
    /// unknown.
    /// </summary>
    internal DateTimeOffset? StatedTime => AsOfUnreadable is not null
        ? null
        : AsOf ?? (Freshness == BalanceFreshness.RealTime ? RequestedAt : null);

    /// <summary>When the answer had come.</summary>
    public required DateTimeOffset RetrievedAt { get; init; }

    /// <summary>The provider's id of the request, for its support.</summary>
    public string? ProviderRequestId { get; init; }
}
