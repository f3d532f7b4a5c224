using FundsCheck.DecisionLog.Tests;
using FundsCheck.Records.Format;

namespace FundsCheck.Records.Tests;

public sealed class RecordFileTests : IDisposable
{
    private readonly LogHost host = new() { SegmentBytes = FundsCheck.DecisionLog.DecisionLogOptions.SegmentBytesLeast };

    public static TheoryData<string> Readers() => [.. Reads.Keys];

    private static Dictionary<string, Action<string, IProgress<LogProgress>, CancellationToken>> Reads { get; } = new()
    {
        ["verify"] = (path, progress, stop) => RecordFile.Verify(path, anchor: null, progress, cancellationToken: stop),
        ["replay"] = (path, progress, stop) => Replay.Run(path, rules: null, progress, stop),
        ["find"] = (path, progress, stop) => RecordFile.Find(path, "d-1", progress, stop),
        ["backtest"] = (path, progress, stop) =>
            Backtest.Run(FundsCheck.Rules.RuleSet.Default, FundsCheck.Rules.RuleSet.Default, path, progress, stop),
        ["read"] = (path, progress, stop) =>
            RecordFile.ReadDecisionsAsync(path, progress, stop).ToBlockingEnumerable(CancellationToken.None).Count(),
    };

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task The_last_report_of_progress_counts_the_whole_log(string name)
    {
        await CheckAsync(600);
        var progress = new LastProgress();

        Reads[name](host.Path, progress, CancellationToken.None);

        var size = Directory.GetFiles(Path.GetDirectoryName(host.Path)!, "decisions.jsonl*")
            .Where(file => Path.GetExtension(file) is ".jsonl" or ['.', >= '0' and <= '9', ..]).Sum(file => new FileInfo(file).Length);
        progress.Last.Should().Be(new LogProgress(600, size, size));
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task A_cancelled_read_ends_as_cancellation(string name)
    {
        await CheckAsync(3);

        var read = () => Reads[name](host.Path, new LastProgress(), new CancellationToken(canceled: true));

        read.Should().Throw<OperationCanceledException>();
    }

    [Theory]
    [InlineData(2)]
    [InlineData(40)]
    public async Task A_first_decision_that_is_repeated_in_a_chain_made_anew_is_damage(int holds)
    {
        for (var number = 0; number < holds; number++)
        {
            (await host.CheckAsync($"d-{number}", 1m)).Outcome.Should().Be(Outcome.Accept);
        }

        host.Stop();
        var decisions = RecordFile.ReadDecisions(host.Path).ToList();
        var writer = new RecordWriter(LogPosition.Start);
        writer.Begin(host.Clock.GetUtcNow());
        writer.Add(decisions[0].RuleSet);
        foreach (var decision in decisions.Append(decisions[0]))
        {
            writer.Add(decision.Record);
        }

        var forged = Path.Combine(Path.GetDirectoryName(host.Path)!, "forged.jsonl");
        await File.WriteAllBytesAsync(forged, writer.Pending);

        var verify = () => RecordFile.Verify(forged);

        verify.Should().Throw<LogDamagedException>().Which.Line.Should().Be(holds + 3);
    }

    [Fact]
    public async Task Decisions_are_read_asynchronously_in_the_order_of_the_log()
    {
        await CheckAsync(600);

        var ids = new List<string>();
        await foreach (var decision in RecordFile.ReadDecisionsAsync(host.Path, cancellationToken: TestContext.Current.CancellationToken))
        {
            ids.Add(decision.Record.Debit.Id);
        }

        ids.Should().Equal(RecordFile.ReadDecisions(host.Path).Select(decision => decision.Record.Debit.Id)).And.HaveCount(600);
    }

    [Fact]
    public async Task A_caller_that_stops_reading_closes_the_log()
    {
        await CheckAsync(600);

        await foreach (var _ in RecordFile.ReadDecisionsAsync(host.Path, cancellationToken: TestContext.Current.CancellationToken))
        {
            break;
        }

        host.Stop();
        File.Open(host.Path, FileMode.Open, FileAccess.Read, FileShare.None).Dispose();
    }

    public void Dispose() => host.Dispose();

    private async Task CheckAsync(int count)
    {
        for (var number = 1; number <= count; number++)
        {
            await host.CheckAsync($"d-{number}", 1m);
        }
    }

    private sealed class LastProgress : IProgress<LogProgress>
    {
        public LogProgress Last { get; private set; }

        public void Report(LogProgress value) => Last = value;
    }
}
