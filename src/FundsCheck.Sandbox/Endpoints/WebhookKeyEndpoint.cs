namespace FundsCheck.Sandbox;

/// <summary>A public key of the signatures of webhooks, by its id.</summary>
internal sealed class WebhookKeyEndpoint(WebhookKeys keys) : Endpoint(
    SandboxEndpoint.WebhookVerificationKeyGet, FieldSet.Of("key_id"))
{
    public override EndpointResponse Respond(EndpointRequest request, SandboxToken? token, DateTimeOffset now)
    {
        var key = keys.Find(((WebhookKeyRequest)request).KeyId)
            ?? throw RequestRejectedException.For("INVALID_WEBHOOK_VERIFICATION_KEY_ID");
        return JsonResponse.Of(json =>
        {
            json.WriteStartObject("key");
            json.WriteString("alg", "ES256");
            json.WriteNumber("created_at", key.CreatedAt.ToUnixTimeSeconds());
            json.WriteString("crv", "P-256");
            if (key.ExpiredAt is { } expired)
            {
                json.WriteNumber("expired_at", expired.ToUnixTimeSeconds());
            }
            else
            {
                json.WriteNull("expired_at");
            }

            json.WriteString("kid", key.Id);
            json.WriteString("kty", "EC");
            json.WriteString("use", "sig");
            json.WriteString("x", key.X);
            json.WriteString("y", key.Y);
            json.WriteEndObject();
        });
    }

    protected override EndpointRequest ReadFields(RequestFields fields) => new WebhookKeyRequest { KeyId = fields.RequiredText("key_id") };
}
