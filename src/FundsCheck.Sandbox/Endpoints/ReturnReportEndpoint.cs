namespace FundsCheck.Sandbox;

/// <summary>Reports the return of an evaluated debit.</summary>
internal sealed class ReturnReportEndpoint(SignalTransactions transactions) : Endpoint(
    SandboxEndpoint.SignalReturnReport, FieldSet.Of("client_transaction_id", "return_code", "returned_at"))
{
    public override EndpointResponse Respond(EndpointRequest request, SandboxToken? token, DateTimeOffset now)
    {
        transactions.CheckReturn(((SignalRequest)request).ClientTransactionId);
        return JsonResponse.Of(_ => { });
    }

    protected override EndpointRequest ReadFields(RequestFields fields)
    {
        var id = SignalFields.ReadId(fields);
        var code = fields.RequiredText("return_code");
        fields.Time("returned_at");
        return code.Length == 0 || IsReturnCode(code)
            ? new SignalRequest { ClientTransactionId = id }
            : throw fields.Invalid("return_code", "an ACH return code such as R01");
    }

    private static bool IsReturnCode(string code) =>
        code is ['R', >= '0' and <= '9', >= '0' and <= '9'] && !string.Equals(code, "R00", StringComparison.Ordinal);
}
