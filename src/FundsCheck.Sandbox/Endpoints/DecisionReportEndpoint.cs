namespace FundsCheck.Sandbox;

/// <summary>Reports whether an evaluated debit was initiated.</summary>
internal sealed class DecisionReportEndpoint(SignalTransactions transactions) : Endpoint(
    SandboxEndpoint.SignalDecisionReport,
    FieldSet.Of(
        "amount_instantly_available", "client_transaction_id", "days_funds_on_hold", "decision_outcome", "initiated", "payment_method",
        "submitted_at"))
{
    private static readonly string[] Outcomes = ["APPROVE", "REVIEW", "REJECT", "TAKE_OTHER_RISK_MEASURES", "NOT_EVALUATED"];
    private static readonly string[] Methods = ["SAME_DAY_ACH", "NEXT_DAY_ACH", "STANDARD_ACH", "MULTIPLE_PAYMENT_METHODS"];

    public override EndpointResponse Respond(EndpointRequest request, SandboxToken? token, DateTimeOffset now)
    {
        var report = (SignalRequest)request;
        transactions.CheckKnown(report.ClientTransactionId);
        return JsonResponse.Of(_ => { }, () => transactions.ReportDecision(report.ClientTransactionId, report.IsInitiated));
    }

    protected override EndpointRequest ReadFields(RequestFields fields)
    {
        fields.Number("amount_instantly_available");
        fields.Whole("days_funds_on_hold", 0, int.MaxValue);
        fields.Word("decision_outcome", Outcomes);
        fields.Word("payment_method", Methods);
        fields.Time("submitted_at");
        return new SignalRequest
        {
            ClientTransactionId = SignalFields.ReadId(fields),
            IsInitiated = fields.RequiredFlag("initiated"),
        };
    }
}
