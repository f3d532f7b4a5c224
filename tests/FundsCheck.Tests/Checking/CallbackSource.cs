namespace FundsCheck.Tests.Checking;

/// <summary>A balance source that calls a delegate.</summary>
internal sealed class CallbackSource(Func<AccountRef, CancellationToken, ValueTask<BalanceReading>> read) : IBalanceSource
{
    public ValueTask<BalanceReading> ReadAsync(AccountRef account, CancellationToken cancellationToken) =>
        read(account, cancellationToken);
}
