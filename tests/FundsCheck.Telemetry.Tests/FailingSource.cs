namespace FundsCheck.Telemetry.Tests;

/// <summary>A balance source whose every read fails.</summary>
internal sealed class FailingSource : IBalanceSource
{
    public string Code { get; set; } = "DOWN";

    public ValueTask<BalanceReading> ReadAsync(BalanceRequest request, CancellationToken cancellationToken) =>
        ValueTask.FromResult<BalanceReading>(new BalanceReading.Failed(
            new BalanceFailure(BalanceFailureCategory.ProviderUnavailable, Code)));
}
