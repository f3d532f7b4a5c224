namespace FundsCheck.Plaid;

/// <summary>Sends reports on decisions and returns to Plaid's Signal.</summary>
public interface ISignalReporter
{
    /// <summary>Sends one report, within the limits of Plaid and the deadlines of <see cref="PlaidOptions"/>. A report that was sent before
    /// may be sent again.</summary>
    /// <param name="report">The report, of <see cref="SignalReport"/>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>What became of the report. World trouble is a result, never an exception.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled; Plaid may have the report all the same.</exception>
    ValueTask<SignalReportResult> SendAsync(SignalReport report, CancellationToken cancellationToken = default);
}
