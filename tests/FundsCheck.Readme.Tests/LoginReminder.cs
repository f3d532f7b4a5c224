using FundsCheck.Plaid;

namespace Readme.Tests;

/// <summary>The handler of docs/plaid.md.</summary>
internal sealed class LoginReminder : IPlaidWebhookHandler
{
    public ValueTask HandleAsync(PlaidWebhook webhook, CancellationToken cancellationToken) => ValueTask.CompletedTask;
}
