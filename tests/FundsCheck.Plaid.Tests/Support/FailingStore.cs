namespace FundsCheck.Plaid.Tests.Support;

/// <summary>A status store that cannot be reached.</summary>
internal sealed class FailingStore : IConnectionStatusStore
{
    public ValueTask<ConnectionStatus?> FindAsync(string connectionId, string? accountId, CancellationToken cancellationToken) =>
        throw new TimeoutException(connectionId);

    public ValueTask<bool> TrySetAsync(ConnectionStatus status, CancellationToken cancellationToken) => throw new TimeoutException();
}
