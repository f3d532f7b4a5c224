namespace FundsCheck.Tests.Rules.Fuzz;

/// <summary>A thread that makes and judges files, with the current file and its start time.</summary>
internal sealed class FuzzWorker(FuzzRun run, FuzzJudge judge, FuzzJournal journal, int number)
{
    // A quarter of what threads usually have, so that deep recursion shows early.
    private const int StackBytes = 256 * 1024;

    private readonly TimeProvider _time = TimeProvider.System;
    private long _inHand = -1;
    private long _since;

    public FuzzCounts Counts => judge.Counts;

    /// <summary>The file that it has had in hand for longer than this; null where there is none.</summary>
    public long? FileLongerThan(TimeSpan most)
    {
        var (file, since) = (Volatile.Read(ref _inHand), Volatile.Read(ref _since));
        return file >= 0 && _time.GetElapsedTime(since) > most && Volatile.Read(ref _inHand) == file ? file : null;
    }

    public void Start() => new Thread(Work, StackBytes) { IsBackground = true, Name = $"fuzz {number}" }.Start();

    private void Work()
    {
        try
        {
            for (var file = run.NextFile(); file is not null; file = run.NextFile())
            {
                Volatile.Write(ref _since, _time.GetTimestamp());
                Volatile.Write(ref _inHand, file.Value);
                journal.Note(number, file.Value);
                JudgeOne(file.Value);
            }
        }
        finally
        {
            Volatile.Write(ref _inHand, -1);
            run.Done.Signal();
        }
    }

    private void JudgeOne(long file)
    {
        try
        {
            var text = run.Make(run.Settings.RandomOf(file));
            if (judge.Judge(text, run.Settings.FactsOf(file)) is { } breach)
            {
                run.Report(file, text, breach);
            }
        }
#pragma warning disable CA1031 // Else the thread would end, and its remaining files would seem to pass.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            run.ReportFault(file, exception);
        }
    }
}
