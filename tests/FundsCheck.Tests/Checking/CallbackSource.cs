namespace FundsCheck.Tests.Checking;

/// <summary>A balance source that calls a delegate.</summary>
internal sealed class CallbackSource(Func<AccountRef, CancellationToken, ValueTask<BalanceReading>> read) : IBalanceSource
{
    public ValueTask<BalanceReading> ReadAsync(BalanceRequest request, CancellationToken cancellationToken) =>
        read(request.Account, cancellationToken);
}
