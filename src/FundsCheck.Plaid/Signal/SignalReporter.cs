using System.Collections.Frozen;
using Polly.Timeout;

namespace FundsCheck.Plaid;

/// <summary>Sends reports through the calls that balances and evaluations share.</summary>
internal sealed class SignalReporter(PlaidPipeline pipeline, TimeProvider time) : ISignalReporter
{
    // Plaid documents no error for a report that it has already. This code is its word for a repeat.
    private const string Repeated = "CLIENT_TRANSACTION_ID_ALREADY_IN_USE";

    // Errors of the request itself. A code that Plaid has added since is one too.
    private static readonly FrozenSet<string> OfReport = FrozenSet.Create(
        StringComparer.Ordinal,
        ["SIGNAL_TRANSACTION_NOT_INITIATED", "INVALID_FIELD", "MISSING_FIELDS", "UNKNOWN_FIELDS", "INVALID_REQUEST", "INVALID_BODY"]);

    public async ValueTask<SignalReportResult> SendAsync(SignalReport report, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(report);
        cancellationToken.ThrowIfCancellationRequested();
        var call = new PendingCall(new SignalReportQuery(report), time.GetTimestamp(), cancellationToken);
        try
        {
            var attempt = await pipeline.Total.ExecuteAsync(
                static (state, ending) => state.Pipeline.CallAsync(state.Call, ending), (Pipeline: pipeline, Call: call), cancellationToken)
                .ConfigureAwait(false);
            return attempt.Failure is { } failure
                ? ResultOf(failure)
                : new SignalReportResult.Sent((attempt.Content as SignalReportContent)?.RequestId);
        }
        catch (TimeoutRejectedException)
        {
            return new SignalReportResult.NotSent(BalanceFailures.TimedOut);
        }
    }

    private static SignalReportResult ResultOf(BalanceFailure failure) => failure switch
    {
        { Code: Repeated } => new SignalReportResult.Sent(failure.ProviderRequestId),
        { IsTransient: false } when OfReport.Contains(failure.Code) || IsUnlisted(failure.Code) => new SignalReportResult.Refused(failure),
        _ => new SignalReportResult.NotSent(failure),
    };

    private static bool IsUnlisted(string code) => PlaidErrorTable.Find(code) is null && !PlaidFailures.IsOwn(code);
}
