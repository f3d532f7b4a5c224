namespace FundsCheck.Plaid;

/// <summary>Plaid's receipt of a report.</summary>
internal sealed record SignalReportContent(string? RequestId) : PlaidContent;
