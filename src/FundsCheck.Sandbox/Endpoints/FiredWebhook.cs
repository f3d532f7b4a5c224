using System.Buffers;

namespace FundsCheck.Sandbox;

/// <summary>The response of a fired webhook, which states whether a receiver took it.</summary>
internal sealed class FiredWebhook(WebhookSender webhooks, SandboxToken token, string type, string code, DateTimeOffset now)
    : EndpointResponse
{
    private JsonResponse _response = Stating(isFired: false);

    public override int Length(string requestId) => _response.Length(requestId);

    public override void Write(IBufferWriter<byte> bytes, string requestId) => _response.Write(bytes, requestId);

    public override async ValueTask TakeEffectAsync(CancellationToken cancellationToken) =>
        _response = Stating(await webhooks.SendAsync(token, type, code, now, cancellationToken).ConfigureAwait(false));

    private static JsonResponse Stating(bool isFired) => JsonResponse.Of(json => json.WriteBoolean("webhook_fired", isFired));
}
