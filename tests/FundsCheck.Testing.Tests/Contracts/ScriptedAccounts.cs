namespace FundsCheck.Testing.Tests.Contracts;

/// <summary>A scripted source with the accounts of the contract.</summary>
internal static class ScriptedAccounts
{
    private static readonly BalanceFailure Down = new(BalanceFailureCategory.InstitutionUnavailable, "INSTITUTION_DOWN");

    public static BalanceSourceUnderTest Create()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 2, 15, 0, 0, TimeSpan.Zero));

        // As many readings as any case needs.
        var source = new ScriptedBalanceSource(clock).AlwaysAvailable(Money.Parse("100.00 USD")).ThenHang("hanging")
            .Then("failing-1", new BalanceReading.Failed(Down)).Then("failing-2", new BalanceReading.Failed(Down));
        return new BalanceSourceUnderTest
        {
            Source = source,
            Clock = clock,
            ReadableAccounts = [new("readable-1"), new("key-of-the-host", "readable-2", new Secret("token"))],
            FailingAccounts = [new("failing-1"), new("failing-2")],
            HangingAccount = new("hanging"),
            WaitForHangingRead = cancellationToken => source.WaitForReadsAsync(1, cancellationToken),
        };
    }
}
