using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FundsCheck.Samples.Worker;

/// <summary>
/// Records the events of the bank's files. A file leaves the inbox after its last row was recorded or rejected; until then every row is
/// recorded again at the next look, which adds nothing.
/// </summary>
internal sealed partial class InboxWorker(
    Inbox inbox, BankFileRecorder recorder, IOptions<InboxOptions> options, TimeProvider time, ILogger<InboxWorker> logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Watching(logger, inbox.Folder);
        using var timer = new PeriodicTimer(options.Value.PollInterval, time);
        do
        {
            await TakeFilesAsync(stoppingToken).ConfigureAwait(false);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }

    private async Task TakeFilesAsync(CancellationToken stoppingToken)
    {
        try
        {
            foreach (var file in inbox.FindComplete())
            {
                await TakeAsync(file, stoppingToken).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            FolderFailed(logger, inbox.Folder, exception.Message);
        }
    }

    private async Task TakeAsync(FileInfo file, CancellationToken stoppingToken)
    {
        try
        {
            var result = await recorder.RecordAsync(file, stoppingToken).ConfigureAwait(false);
            if (Inbox.HasChanged(file))
            {
                Changed(logger, file.Name);
            }
            else if (result.Rejected.Count == 0)
            {
                Recorded(logger, file.Name, result.Recorded, inbox.MoveToDone(file));
            }
            else
            {
                Rejected(logger, file.Name, result.Recorded, result.Rejected.Count, inbox.MoveToRejected(file, result.Rejected));
            }
        }
        catch (DecisionNotRecordedException exception)
        {
            StoreFailed(logger, file.Name, exception.Message);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            FileFailed(logger, file.Name, exception.Message);
        }
    }

    [LoggerMessage(1, LogLevel.Information, "Watching {Folder}")]
    private static partial void Watching(ILogger logger, string folder);

    [LoggerMessage(2, LogLevel.Information, "Recorded the {Count} rows of {File}, and moved it to {Target}")]
    private static partial void Recorded(ILogger logger, string file, int count, string target);

    [LoggerMessage(3, LogLevel.Warning, "Recorded {Count} rows of {File} and rejected {RejectedCount}; {Report} has their reasons")]
    private static partial void Rejected(ILogger logger, string file, int count, int rejectedCount, string report);

    [LoggerMessage(4, LogLevel.Information, "{File} changed while it was read; it is read again when it is complete")]
    private static partial void Changed(ILogger logger, string file);

    [LoggerMessage(5, LogLevel.Error, "Failed to record {File}, which stays in the inbox and is recorded again at the next look: {Cause}")]
    private static partial void StoreFailed(ILogger logger, string file, string cause);

    [LoggerMessage(6, LogLevel.Error, "Failed to read or move {File}, which is tried again at the next look: {Cause}")]
    private static partial void FileFailed(ILogger logger, string file, string cause);

    [LoggerMessage(7, LogLevel.Error, "Failed to list {Folder}, which is tried again at the next look: {Cause}")]
    private static partial void FolderFailed(ILogger logger, string folder, string cause);
}
