using Microsoft.Extensions.Logging;

namespace FundsCheck.DecisionLog;

/// <content>The metrics of the commits.</content>
public sealed partial class FileDecisionStore
{
    private StoreTelemetry? Telemetry { get; init; }

    internal static FileDecisionStore Open(
        string path, DecisionLogOptions options, TimeProvider time, ILogger logger, StoreTelemetry telemetry) =>
            new(SegmentedLog.Open(path, options, time, logger), thread => new LogRecovery(path, options, time, logger, thread.Wake))
            {
                Telemetry = telemetry,
            };

    private void Write(LogBatch batch)
    {
        if (Telemetry is not { } telemetry || batch.Additions.Count == 0)
        {
            _session.Write(batch);
            return;
        }

        var startedAt = telemetry.Start();
        try
        {
            _session.Write(batch);
        }
        catch (Exception exception)
        {
            telemetry.Failed(startedAt, exception.GetType().ToString());
            throw;
        }

        telemetry.Succeeded(startedAt, batch.Bodies.Length);
    }
}
