namespace FundsCheck.Plaid;

/// <summary>
/// Reacts to verified webhooks, such as by a message to the user. Register implementations in the host's services, with any lifetime:
/// each webhook has a scope of its own.
/// </summary>
public interface IPlaidWebhookHandler
{
    /// <summary>
    /// Handles a webhook of any kind but <see cref="PlaidWebhookKind.Other"/>, after the status of the Item was set. A webhook is handled
    /// at least once: a further process, or an exception of any handler, leads to another call.
    /// </summary>
    /// <param name="webhook">The webhook.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    ValueTask HandleAsync(PlaidWebhook webhook, CancellationToken cancellationToken);
}
