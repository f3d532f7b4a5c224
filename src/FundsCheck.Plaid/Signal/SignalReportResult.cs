namespace FundsCheck.Plaid;

/// <summary>What became of a report. A closed choice.</summary>
public abstract record SignalReportResult
{
    private SignalReportResult()
    {
    }

    /// <summary>Plaid has the report, from this call or from an earlier one.</summary>
    /// <param name="ProviderRequestId">Plaid's id of the request; null where it stated none.</param>
    public sealed record Sent(string? ProviderRequestId) : SignalReportResult;

    /// <summary>Plaid refuses this report; another call does not help.</summary>
    /// <param name="Failure">Why.</param>
    public sealed record Refused(BalanceFailure Failure) : SignalReportResult;

    /// <summary>The report could not be sent, for a reason that concerns other reports too.</summary>
    /// <param name="Failure">Why.</param>
    public sealed record NotSent(BalanceFailure Failure) : SignalReportResult;
}
