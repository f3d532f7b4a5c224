namespace FundsCheck.Sandbox;

/// <summary>Sends a signed webhook of an Item, and returns after its delivery.</summary>
internal sealed class FireWebhookEndpoint(WebhookSender webhooks) : Endpoint(
    SandboxEndpoint.SandboxItemFireWebhook, FieldSet.Of("access_token", "webhook_type", "webhook_code"))
{
    public override EndpointResponse Respond(EndpointRequest request, SandboxToken? token, DateTimeOffset now)
    {
        var fire = (FireWebhookRequest)request;
        if (!webhooks.HasUrl)
        {
            throw RequestRejectedException.For("SANDBOX_WEBHOOK_INVALID");
        }

        var type = WebhookBody.TypeOf(fire.Code, fire.Type) ?? throw RequestRejectedException.For("SANDBOX_PRODUCT_NOT_ENABLED");
        return new FiredWebhook(webhooks, Known(token), type, fire.Code, now);
    }

    protected override EndpointRequest ReadFields(RequestFields fields)
    {
        var code = fields.RequiredText("webhook_code");
        return new FireWebhookRequest
        {
            Type = fields.Word("webhook_type", WebhookBody.Types),
            Code = code.Length == 0 ? code : fields.Word("webhook_code", WebhookBody.Codes)!,
        };
    }
}
