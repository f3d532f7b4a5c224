namespace FundsCheck.MediatR.Tests.Hosting;

internal static class Debits
{
    public const string Account = "account-of-the-test";
    public const string Token = "token-of-the-test";

    public static ProposedDebit Of(string amount) => new()
    {
        Id = "d-1",
        Account = new AccountRef(Account, new Secret(Token)),
        Amount = Money.Parse(amount),
        EntryClass = "WEB",
    };
}
