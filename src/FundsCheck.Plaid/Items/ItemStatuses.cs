using Microsoft.Extensions.Logging;

namespace FundsCheck.Plaid;

/// <summary>
/// The statuses of Items and accounts, as webhooks reported them, and their meaning for readings. A failing store never fails a reading:
/// the call to Plaid then shows the failure.
/// </summary>
internal sealed class ItemStatuses(IConnectionStatusStore store, TimeProvider time, ILogger<ItemStatuses> logger)
{
    private const string RevokedCode = "USER_PERMISSION_REVOKED";

    /// <summary>
    /// The time for which a failure makes the call needless. After it, readings call again: Plaid reports no repair in the host's own flow,
    /// and a webhook that Plaid sends again has a new time. A call that fails in the same way renews the failure.
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
                && (IsPermanent(failure) || time.GetUtcNow() - status.ChangedAt < RecheckInterval))
            {
                return failure;
            }
        }

        return null;
    }

    /// <summary>
    /// Compares a reading with the statuses. A real-time balance whose request began after a failure proves that the Item works, and
    /// clears the failure. A cached one, and one that was requested before it, prove nothing: the reading then has the failure.
    /// </summary>
    public async ValueTask<BalanceReading> JudgeAsync(
        string itemId, string accountId, BalanceReading reading, DateTimeOffset begunAt, CancellationToken cancellationToken)
    {
        foreach (var scope in Scopes(accountId))
        {
            var status = await FindAsync(itemId, scope, cancellationToken).ConfigureAwait(false);
            switch (reading, status)
            {
                case (BalanceReading.Succeeded { Balance: var balance }, { Failure: { } failure }):
                    if (IsPermanent(failure)
                        || balance.Freshness != BalanceFreshness.RealTime
                        || balance.RequestedAt <= status.ChangedAt)
                    {
                        return new BalanceReading.Failed(failure);
                    }

                    await SetAsync(new(itemId, scope) { ChangedAt = balance.RequestedAt }, cancellationToken).ConfigureAwait(false);
                    break;
                case (BalanceReading.Failed { Failure: var failure }, { Failure: { } known })
                    when string.Equals(failure.Code, known.Code, StringComparison.Ordinal):
                    await SetAsync(status with { ChangedAt = begunAt }, cancellationToken).ConfigureAwait(false);
                    break;
                default:
                    break;
            }
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
        var status = new ConnectionStatus(webhook.ItemId, webhook.AccountId) { ChangedAt = webhook.IssuedAt };
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

    private static string?[] Scopes(string accountId) => [null, accountId];

    private async ValueTask<ConnectionStatus?> FindAsync(string itemId, string? accountId, CancellationToken cancellationToken)
    {
        try
        {
            return await store.FindAsync(itemId, accountId, cancellationToken).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // A store of the host may throw anything, and the call to Plaid shows the same failure.
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            PlaidLog.StatusNotKept(logger, "read", exception.GetType().FullName);
            return null;
        }
    }

    private async ValueTask SetAsync(ConnectionStatus status, CancellationToken cancellationToken)
    {
        try
        {
            await store.TrySetAsync(status, cancellationToken).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // A store of the host may throw anything, and the next reading sets the status again.
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            PlaidLog.StatusNotKept(logger, "keep", exception.GetType().FullName);
        }
    }
}
