using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FundsCheck.Plaid;

/// <summary>Verifies webhooks, applies each once, and calls the handlers of the host.</summary>
internal sealed class PlaidWebhookReceiver(
    WebhookVerifier verifier, ItemStatuses statuses, IServiceScopeFactory scopes, PlaidTelemetry telemetry,
    ILogger<PlaidWebhookReceiver> logger)
    : IPlaidWebhookReceiver
{
    private const int ClaimsMax = 10_000;

    // By the signed content, because a signature of ECDSA has a second valid form, and a token with it is another text.
    private readonly BoundedMap<(DateTimeOffset IssuedAt, string BodyHash), WebhookClaim> _claims = new(ClaimsMax);

    public async ValueTask<PlaidWebhookResult> ReceiveAsync(string? token, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var (result, kind) = await JudgeAsync(token, body, cancellationToken).ConfigureAwait(false);
        telemetry.CountWebhook(result, kind);
        if (result == PlaidWebhookResult.Applied)
        {
            PlaidLog.WebhookApplied(logger, kind.GetValueOrDefault());
        }
        else
        {
            PlaidLog.WebhookNotApplied(logger, result);
        }

        return result;
    }

    private async ValueTask<(PlaidWebhookResult Result, PlaidWebhookKind? Kind)> JudgeAsync(
        string? token, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (body.Length > IPlaidWebhookReceiver.BodyBytesMax)
        {
            return (PlaidWebhookResult.BodyTooLarge, null);
        }

        var (verified, problem) = await verifier.VerifyAsync(token, body, cancellationToken).ConfigureAwait(false);
        if (verified is null)
        {
            return (problem ?? PlaidWebhookResult.TokenInvalid, null);
        }

        try
        {
            return WebhookReader.Read(body.Span, verified.IssuedAt) is { } webhook
                ? (await ApplyOnceAsync(webhook, verified, cancellationToken).ConfigureAwait(false), webhook.Kind)
                : (PlaidWebhookResult.Ignored, null);
        }
        catch (Exception exception) when (exception is BodyException or JsonException)
        {
            return (PlaidWebhookResult.BodyInvalid, null);
        }
    }

    private async ValueTask<PlaidWebhookResult> ApplyOnceAsync(
        PlaidWebhook webhook, WebhookToken token, CancellationToken cancellationToken)
    {
        var claim = _claims.GetOrAdd((token.IssuedAt, Convert.ToHexString(token.BodyHash)), _ => new WebhookClaim());
        if (!claim.TryTake())
        {
            // A success of a webhook that is being applied would keep Plaid from sending it again if that fails.
            return claim.IsDone ? PlaidWebhookResult.Repeated : PlaidWebhookResult.NotApplied;
        }

        var isDone = false;
        try
        {
            isDone = await TryApplyAsync(webhook, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            claim.Release(isDone);
        }

        return isDone ? PlaidWebhookResult.Applied : PlaidWebhookResult.NotApplied;
    }

    private async ValueTask<bool> TryApplyAsync(PlaidWebhook webhook, CancellationToken cancellationToken)
    {
        try
        {
            await statuses.ApplyAsync(webhook, cancellationToken).ConfigureAwait(false);
            var scope = scopes.CreateAsyncScope();
            await using var closing = scope.ConfigureAwait(false);
            foreach (var handler in scope.ServiceProvider.GetServices<IPlaidWebhookHandler>())
            {
                await handler.HandleAsync(webhook, cancellationToken).ConfigureAwait(false);
            }

            return true;
        }
#pragma warning disable CA1031 // A store or a handler of the host may throw anything.
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            PlaidLog.WebhookFailed(logger, webhook.Kind, exception.GetType().ToString());
            return false;
        }
    }
}
