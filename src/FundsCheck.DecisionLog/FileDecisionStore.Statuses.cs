namespace FundsCheck.DecisionLog;

/// <content>Statuses of connections.</content>
public sealed partial class FileDecisionStore : IConnectionStatusStore
{
    /// <inheritdoc />
    /// <exception cref="ConnectionStatusNotRecordedException">The log failed.</exception>
    public ValueTask<ConnectionStatus?> FindAsync(string connectionId, string? accountId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(connectionId);
        cancellationToken.ThrowIfCancellationRequested();
        LogCall.OnStatus.ThrowIf(_failure);
        return ValueTask.FromResult(_session.FindStatus(connectionId, accountId));
    }

    /// <inheritdoc />
    /// <remarks>Times are kept in whole microseconds.</remarks>
    /// <exception cref="ConnectionStatusNotRecordedException">The log failed, or a text of the status cannot be recorded.</exception>
    public ValueTask<bool> TrySetAsync(ConnectionStatus status, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(status);

        var recorded = Microseconds.Floor(status);
        return InTurnAsync(LogCall.OnStatus, () => _session.Set(recorded), cancellationToken);
    }
}
