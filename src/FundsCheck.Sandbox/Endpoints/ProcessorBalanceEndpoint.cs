namespace FundsCheck.Sandbox;

/// <summary>The real-time balance of the account of a processor token: the first account of the Item.</summary>
internal sealed class ProcessorBalanceEndpoint() : Endpoint(
    SandboxEndpoint.ProcessorBalanceGet, FieldSet.Of("processor_token", "options.min_last_updated_datetime"))
{
    private const ulong First = 1;

    public override SandboxError? ErrorOf(SandboxToken token) => token.Error ?? token.Item.RealTimeError;

    public override EndpointResponse Respond(EndpointRequest request, SandboxToken? token, DateTimeOffset now)
    {
        var item = Known(token);
        if (item.RealTime.Accounts.Count == 0)
        {
            throw RequestRejectedException.For("NO_ACCOUNTS");
        }

        CapitalOneRule.Check(item.Item, item.RealTime, First, ((AccountsRequest)request).UpdatedSince, now);
        return JsonResponse.Of(json =>
        {
            json.WritePropertyName("account");
            json.WriteRawValue(item.RealTime.AccountBytes(0, now));
        });
    }

    protected override EndpointRequest ReadFields(RequestFields fields) =>
        new AccountsRequest { UpdatedSince = fields.Inner("options")?.Time("min_last_updated_datetime") };
}
