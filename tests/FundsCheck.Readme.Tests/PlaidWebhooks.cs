using FundsCheck;
using FundsCheck.Plaid;
using FundsCheck.Plaid.AspNetCore;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Readme.Tests;

/// <summary>The endpoint of docs/plaid.md, line by line.</summary>
internal static class PlaidWebhooks
{
    public static WebApplication Build(WebApplicationBuilder builder, Action<PlaidOptions> plaid)
    {
        // <plaid-webhooks>
        builder.Services.AddFundsCheck().KeepDecisionsInMemory().AddPlaid(plaid);
        builder.Services.AddScoped<IPlaidWebhookHandler, LoginReminder>();   // optional: your reaction to each webhook
        var app = builder.Build();
        app.MapPlaidWebhooks("/plaid/webhooks");
        // </plaid-webhooks>
        return app;
    }

    /// <summary>The sentence about the host's own update mode.</summary>
    public static ValueTask<bool> RepairAsync(
        IConnectionStatusStore statuses, string itemId, TimeProvider time, CancellationToken cancellationToken) =>
        statuses.TrySetAsync(new ConnectionStatus(itemId) { ChangedAt = time.GetUtcNow() }, cancellationToken);
}
