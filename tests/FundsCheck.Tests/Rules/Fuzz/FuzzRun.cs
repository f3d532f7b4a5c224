using System.Globalization;

namespace FundsCheck.Tests.Rules.Fuzz;

/// <summary>Makes and judges files on all cores, and watches that none is in hand for long.</summary>
internal sealed class FuzzRun(FuzzSettings settings, Func<Random, byte[]> make, FuzzedLoader loader, Action<string> report)
{
    private const int FindingsUsual = 5;

    /// <summary>No small file takes a hundredth of this; a slow machine is no hang.</summary>
    private static readonly TimeSpan HangMax = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ReportInterval = TimeSpan.FromSeconds(15);

    private readonly List<string> _findings = [];
    private readonly TimeProvider _time = TimeProvider.System;
    private readonly HashSet<string> _kinds = new(StringComparer.Ordinal);
    private long _taken;
    private volatile bool _isOver;

    public FuzzSettings Settings => settings;

    public CountdownEvent Done { get; } = new(Environment.ProcessorCount);

    /// <summary>It ends with this many.</summary>
    public int FindingsMax { get; init; } = FindingsUsual;

    public TimeSpan HangLimit { get; init; } = HangMax;

    public byte[] Make(Random random) => make(random);

    /// <summary>The next file's number; null at the end.</summary>
    public long? NextFile()
    {
        var taken = Interlocked.Increment(ref _taken) - 1;
        return _isOver || taken >= settings.FilesMax ? null : settings.First + taken;
    }

    /// <summary>The findings, one of each kind; empty where there are none.</summary>
    public (FuzzCounts Counts, IReadOnlyList<string> Findings) Run(string journalPath)
    {
        using var journal = new FuzzJournal(journalPath, Environment.ProcessorCount);
        if (journal.LeftOver.Count > 0)
        {
            report($"the run before this one died with these files in hand: {string.Join(", ", journal.LeftOver)}; see them with "
                + "FUNDSCHECK_FUZZ_FIRST=NUMBER FUNDSCHECK_FUZZ_FILES=1");
        }

        var workers = Enumerable.Range(0, Environment.ProcessorCount)
            .Select(number => new FuzzWorker(this, new FuzzJudge(loader, new FuzzCounts()), journal, number)).ToList();
        workers.ForEach(worker => worker.Start());
        Watch(workers);
        var counts = new FuzzCounts();
        workers.ForEach(worker => counts.Add(worker.Counts));
        lock (_findings)
        {
            return (counts, [.. _findings]);
        }
    }

    /// <summary>Keeps a finding with the smallest file that shows it.</summary>
    public void Report(long file, byte[] text, FuzzBreach breach)
    {
        lock (_findings)
        {
            if (!_kinds.Add(breach.Kind))
            {
                return;
            }

            var smallest = FuzzShrinker.Shrink(text, shorter => Again(file, shorter)?.Kind == breach.Kind);
            _findings.Add(FuzzText.Format(settings, file, smallest, Again(file, smallest) ?? breach));
            _isOver = _findings.Count >= FindingsMax;
        }
    }

    /// <summary>The fuzzer itself failed, and judged nothing.</summary>
    public void ReportFault(long file, Exception exception)
    {
        lock (_findings)
        {
            if (_kinds.Add($"fuzzer {exception.GetType().Name}"))
            {
                _findings.Add(FuzzText.Format(settings, file, [], new FuzzBreach("fuzzer", exception.ToString())));
                _isOver = _findings.Count >= FindingsMax;
            }
        }
    }

    private FuzzBreach? Again(long file, byte[] text) => new FuzzJudge(loader, new FuzzCounts()).Judge(text, settings.FactsOf(file));

    private void Watch(List<FuzzWorker> workers)
    {
        var (start, reported) = (_time.GetTimestamp(), TimeSpan.Zero);
        while (!Done.Wait(Look))
        {
            var elapsed = _time.GetElapsedTime(start);
            if (workers.Select(worker => worker.FileLongerThan(HangLimit)).FirstOrDefault(file => file is not null) is { } hanging)
            {
                _isOver = true;
                ReportHang(hanging);
                return;
            }

            _isOver |= elapsed > settings.TimeMax;
            if (elapsed - reported >= ReportInterval)
            {
                reported = elapsed;
                report(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{Math.Min(Volatile.Read(ref _taken), settings.FilesMax)} files in {elapsed.TotalSeconds:0} s, "
                        + $"{workers.Sum(worker => worker.Counts.Loaded)} loaded, {_findings.Count} findings"));
            }
        }
    }

    private void ReportHang(long file)
    {
        var text = Make(settings.RandomOf(file));
        lock (_findings)
        {
            _findings.Add(FuzzText.Format(
                settings,
                file,
                text,
                new FuzzBreach(
                    "hang", string.Create(CultureInfo.InvariantCulture, $"it is in hand for more than {HangLimit.TotalSeconds} s"))));
        }
    }
}
