using Microsoft.Extensions.Logging;

namespace FundsCheck.Plaid;

/// <summary>
/// The statuses of Items and accounts, as webhooks reported them, and their meaning for readings. A failing store never fails a reading:
/// the call to Plaid then shows the failure.
/// </summary>
internal sealed class ItemStatuses(IConnectionStatusStore store, TimeProvider time, ILogger<ItemStatuses> logger)
{
    private const string RevokedCode = "USER_PERMISSION_REVOKED";

    // A store that hangs costs a reading this much, and no balance.
    private static readonly TimeSpan StoreTimeout = TimeSpan.FromSeconds(1);

    /// <summary>
    /// The time for which a failure makes the call needless. After it, readings call again: Plaid reports no repair in the host's own flow,
    /// and a webhook that Plaid sends again has a new time.
    /// </summary>
    public static readonly TimeSpan RecheckInterval = TimeSpan.FromHours(1);

    /// <summary>Whether only the host can end the failure: the user revoked the permission.</summary>
    public static bool IsPermanent(BalanceFailure? failure) => failure?.Code is RevokedCode;

    /// <summary>The failure of a reading that needs no call; null where Plaid must be called.</summary>
    public async ValueTask<BalanceFailure?> FindFailureAsync(string itemId, string accountId, CancellationToken cancellationToken)
    {
        foreach (var scope in Scopes(accountId))
        {
            if (await FindAsync(itemId, scope, cancellationToken).ConfigureAwait(false) is { Failure: { } failure } status
                && (IsPermanent(failure) || IsRecent(status.ChangedAt)))
            {
                return failure;
            }
        }

        return null;
    }

    /// <summary>
    /// Compares a reading with the statuses. A real-time balance whose request began after a failure proves that the Item works, and so
    /// does the state of the Item that was requested after it; they clear the failure. Without such a proof the reading has the failure.
    /// </summary>
    /// <param name="itemId">The Item.</param>
    /// <param name="accountId">The account of the reading.</param>
    /// <param name="reading">The reading.</param>
    /// <param name="itemWorkedAt">When the state of the Item was requested that has no error; null where it was not read.</param>
    /// <param name="cancellationToken">Ends the wait for the store.</param>
    public async ValueTask<BalanceReading> JudgeAsync(
        string itemId, string accountId, BalanceReading reading, DateTimeOffset? itemWorkedAt, CancellationToken cancellationToken)
    {
        if (reading is not BalanceReading.Succeeded { Balance: var balance })
        {
            return reading;
        }

        DateTimeOffset? accountWorkedAt = balance.Freshness == BalanceFreshness.RealTime ? balance.RequestedAt : null;
        foreach (var scope in Scopes(accountId))
        {
            var workedAt = scope is null ? accountWorkedAt ?? itemWorkedAt : accountWorkedAt;
            if (await FindAsync(itemId, scope, cancellationToken).ConfigureAwait(false) is not { Failure: { } failure } status)
            {
                continue;
            }

            if (IsPermanent(failure) || workedAt is not { } proof || proof <= status.ChangedAt)
            {
                return new BalanceReading.Failed(failure);
            }

            await SetAsync(new(itemId, scope) { ChangedAt = proof }, cancellationToken).ConfigureAwait(false);
        }

        return reading;
    }

    /// <summary>Keeps the change of a verified webhook. An exception of the store passes.</summary>
    public async ValueTask ApplyAsync(PlaidWebhook webhook, CancellationToken cancellationToken)
    {
        var current = await store.FindAsync(webhook.ItemId, webhook.AccountId, cancellationToken).ConfigureAwait(false);
        if (Change(webhook, current) is { } changed)
        {
            await store.TrySetAsync(changed, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The status after a webhook; null where it changes none.</summary>
    private static ConnectionStatus? Change(PlaidWebhook webhook, ConnectionStatus? current)
    {
        // A warning of a future failure, and a failure that only the host can end, have no order with other changes.
        var isUnordered = current is { ExpectedToFailAt: not null } || IsPermanent(webhook.Failure);
        var changedAt = isUnordered && current?.ChangedAt > webhook.IssuedAt ? current.ChangedAt : webhook.IssuedAt;
        var status = new ConnectionStatus(webhook.ItemId, webhook.AccountId) { ChangedAt = changedAt };
        return webhook.Kind switch
        {
            _ when IsPermanent(current?.Failure) => null,
            PlaidWebhookKind.LoginRepaired => status,
            PlaidWebhookKind.PendingDisconnect or PlaidWebhookKind.PendingExpiration when current?.Failure is null =>
                webhook.ExpectedToFailAt is { } at ? status with { ExpectedToFailAt = at } : null,

            // A failure that passes by itself, such as a bank's outage, has no webhook at its end: the next call shows it.
            _ => webhook.Failure is { NeedsUserAction: true } failure ? status with { Failure = failure } : null,
        };
    }

    // A change that is dated ahead of the clock is due for a call: the clock of the host, or of Plaid, is wrong.
    private bool IsRecent(DateTimeOffset changedAt) => time.GetUtcNow() - changedAt is var age
        && age >= -FactLimits.ClockSkewMax && age < RecheckInterval;

    private static string?[] Scopes(string accountId) => [null, accountId];

    private Task<ConnectionStatus?> FindAsync(string itemId, string? accountId, CancellationToken cancellationToken) =>
        TryAsync("read", ending => store.FindAsync(itemId, accountId, ending), cancellationToken);

    private Task<bool> SetAsync(ConnectionStatus status, CancellationToken cancellationToken) =>
        TryAsync("keep", ending => store.TrySetAsync(status, ending), cancellationToken);

    /// <summary>The result of the store; the default one where it fails or does not respond in time.</summary>
    private async Task<T?> TryAsync<T>(
        string what, Func<CancellationToken, ValueTask<T>> operation, CancellationToken cancellationToken)
    {
        try
        {
            return await operation(cancellationToken).AsTask().WaitAsync(StoreTimeout, time, cancellationToken).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // A store of the host may throw anything: the call to Plaid shows the failure, and a reading sets it again.
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            PlaidLog.StatusNotKept(logger, what, exception.GetType().ToString());
            return default;
        }
    }
}
