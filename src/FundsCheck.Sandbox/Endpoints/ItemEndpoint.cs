using System.Text.Json;

namespace FundsCheck.Sandbox;

/// <summary>An Item with its error, its products and the times of its last updates.</summary>
internal sealed class ItemEndpoint(WebhookSender webhooks) : Endpoint(SandboxEndpoint.ItemGet, FieldSet.Of("access_token"))
{
    public override EndpointResponse Respond(EndpointRequest request, SandboxToken? token, DateTimeOffset now)
    {
        var item = Known(token).Item;
        var sent = webhooks.LastOf(Known(token));
        return JsonResponse.Of(json =>
        {
            json.WriteStartObject("item");
            ItemJson.WriteMembers(json, item);
            json.WriteString("created_at", ItemJson.Time(now - item.LinkedAgo));
            json.WriteString("institution_name", item.InstitutionName);
            ItemJson.WriteList(json, "products", item.BilledProducts);
            ItemJson.WriteList(json, "consented_products", item.BilledProducts);
            ItemJson.WriteList(json, "consented_data_scopes", ["account_balance_info"]);
            json.WriteEndObject();
            WriteStatus(json, item, sent, now);
        });
    }

    protected override EndpointRequest ReadFields(RequestFields fields) => new AccountsRequest();

    private static void WriteStatus(Utf8JsonWriter json, SandboxItem item, (DateTimeOffset At, string Code)? sent, DateTimeOffset now)
    {
        if (item.Status is not { } status)
        {
            json.WriteNull("status");
            return;
        }

        json.WriteStartObject("status");
        json.WriteNull("investments");
        if (status.UpdatedAgo is null && status.FailedAgo is null)
        {
            json.WriteNull("transactions");
        }
        else
        {
            json.WriteStartObject("transactions");
            json.WriteString("last_successful_update", status.UpdatedAgo is { } updated ? ItemJson.Time(now - updated) : null);
            json.WriteString("last_failed_update", status.FailedAgo is { } failed ? ItemJson.Time(now - failed) : null);
            json.WriteEndObject();
        }

        if (sent is { } webhook)
        {
            json.WriteStartObject("last_webhook");
            json.WriteString("code_sent", webhook.Code);
            json.WriteString("sent_at", ItemJson.Time(webhook.At));
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("last_webhook");
        }

        json.WriteEndObject();
    }
}
