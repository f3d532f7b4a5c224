namespace FundsCheck.Samples.WebApi.Payments;

/// <summary>The linked bank account of a customer. A service of yours has these in its own store, with the token encrypted.</summary>
internal sealed class Customer
{
    public required string AccountId { get; init; }

    public required Secret AccessToken { get; init; }

    public AccountRef ToAccount() => new(AccountId, AccessToken);
}
