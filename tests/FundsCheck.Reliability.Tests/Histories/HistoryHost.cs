using FundsCheck.Reliability.Tests.Support;

namespace FundsCheck.Reliability.Tests.Histories;

/// <summary>The library under a history: it ends, crashes and starts again on what is left.</summary>
internal sealed class HistoryHost : IDisposable
{
    private readonly Setup setup;
    private LogFolder folder = LogFolder.InMemory();
    private CheckHost host;

    public HistoryHost(Setup setup)
    {
        this.setup = setup;
        host = Start();
    }

    public AdjustableTimeProvider Clock { get; } = new(Setup.Start);

    public IFundsChecker Checker => host.Checker;

    /// <summary>The log; null where decisions are kept in memory.</summary>
    public string? Log => setup.IsInFile ? folder.Log : null;

    public void Restart(RestartKind kind, int choice)
    {
        if (Log is null)
        {
            return;
        }

        if (kind == RestartKind.InOrder)
        {
            host.Dispose();
            host = Start();
            return;
        }

        Crash(folder.CopyAsItStands(), copy =>
        {
            if (kind == RestartKind.CrashWithinALine)
            {
                var line = File.ReadLines(copy).Last();
                File.AppendAllText(copy, line[..(1 + (choice % (line.Length - 1)))]);
            }
        });
    }

    /// <summary>Runs an action that writes a line, and restores the log before it with a part of that line.</summary>
    public async Task LoseAsync(Func<Task> write, int choice)
    {
        var before = folder.CopyAsItStands();
        await write();
        var written = BytesAfter(new FileInfo(before.Log).Length);
        Crash(before, copy =>
        {
            using var file = new FileStream(copy, FileMode.Append);
            file.Write(written, 0, written.Length == 0 ? 0 : choice % written.Length);
        });
    }

    public void Stop() => host.Dispose();

    public void Dispose()
    {
        host.Dispose();
        folder.Dispose();
    }

    private void Crash(LogFolder left, Action<string> spoil)
    {
        Dispose();
        folder = left;
        spoil(folder.Log);
        host = Start();
    }

    /// <summary>The bytes added to the log; none where a new segment was begun meanwhile.</summary>
    private byte[] BytesAfter(long length)
    {
        using var file = new FileStream(folder.Log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (file.Length <= length)
        {
            return [];
        }

        var bytes = new byte[file.Length - length];
        file.Position = length;
        file.ReadExactly(bytes);
        return bytes;
    }

    private CheckHost Start() => CheckHost.Start(Log, Clock, PlainRuleSet.Catalog, setup.MayApproveUnread);
}
