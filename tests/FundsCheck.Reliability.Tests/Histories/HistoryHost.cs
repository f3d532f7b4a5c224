using FundsCheck.Pipeline;
using FundsCheck.Reliability.Tests.Support;
using FundsCheck.Testing;

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

    public ManualClock Clock { get; } = new(Setup.Start);

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

        Crash(copy =>
        {
            if (kind == RestartKind.CrashWithinALine)
            {
                var line = File.ReadLines(copy).Last();
                File.AppendAllText(copy, line[..(1 + (choice % (line.Length - 1)))]);
            }
        });
    }

    /// <summary>Runs what writes a line, and crashes while that line is being written.</summary>
    public async Task LoseAsync(Func<Task> write, int choice)
    {
        var before = new FileInfo(Log!).Length;
        await write();
        var after = new FileInfo(Log!).Length;
        Crash(copy =>
        {
            if (after > before)
            {
                using var file = File.OpenWrite(copy);
                file.SetLength(before + (choice % (after - before)));
            }
        });
    }

    public void Stop() => host.Dispose();

    public void Dispose()
    {
        host.Dispose();
        folder.Dispose();
    }

    private void Crash(Action<string> spoil)
    {
        var copy = folder.CopyAsItStands();
        Dispose();
        folder = copy;
        spoil(folder.Log);
        host = Start();
    }

    private CheckHost Start() => CheckHost.Start(Log, Clock, PlainPolicy.Book, setup.MayApproveUnread);
}
