using FundsCheck.DecisionLog;
using FundsCheck.Records;
using FundsCheck.Records.Tests.Format;
using FundsCheck.Rules;

namespace FundsCheck.Testing.Tests.Auditing;

/// <summary>What was recorded in several files by an earlier version is gone on with by this one.</summary>
public sealed class SegmentedLogTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("fundscheck-");

    public SegmentedLogTests()
    {
        foreach (var file in Logs.FilesOf(Logs.FullFolder, Logs.Segmented))
        {
            File.Copy(Logs.PathOf(file), Path.Combine(folder.FullName, file));
        }
    }

    private string Log => Path.Combine(folder.FullName, Logs.Segmented);

    private IEnumerable<string> MadeAgain =>
        Logs.FilesOf(folder.FullName, Logs.Segmented)
            .Where(file => file.EndsWith(".ids", StringComparison.Ordinal) || file.EndsWith(".checkpoint", StringComparison.Ordinal));

    [Fact]
    public void The_log_has_several_segments()
    {
        File.Exists(Log + ".000001").Should().BeTrue();
        File.Exists(Log + ".000002").Should().BeTrue();
        MadeAgain.Should().HaveCountGreaterThan(2);
    }

    [Fact]
    public async Task Recorded_holds_count_and_the_chain_continues()
    {
        var decision = await GoOnAsync();

        decision.Record.Holds.Count.Should().BeGreaterThan(3);
        decision.Record.Holds.PossiblyPosted.Amount.Should().BePositive();
        RecordFile.Verify(Log, Logs.AnchorOf(Logs.Segmented)).Lines
            .Should().BeGreaterThan(RecordFile.Verify(Logs.PathOf(Logs.Segmented)).Lines);
    }

    [Fact]
    public async Task Checkpoints_and_indexes_are_rebuilt_byte_for_byte()
    {
        var recorded = MadeAgain.ToDictionary(
            file => file, file => Convert.ToHexString(File.ReadAllBytes(Path.Combine(folder.FullName, file))));
        var before = await GoOnAsync();
        foreach (var file in recorded.Keys)
        {
            File.Delete(Path.Combine(folder.FullName, file));
        }

        File.Copy(Logs.PathOf(Logs.Segmented), Log, overwrite: true);
        var after = await GoOnAsync();

        after.Record.ShouldBe(before.Record);
        foreach (var (file, bytes) in recorded)
        {
            Convert.ToHexString(await File.ReadAllBytesAsync(Path.Combine(folder.FullName, file))).Should().Be(bytes, file);
        }
    }

    public void Dispose() => folder.Delete(recursive: true);

    private async Task<FundsDecision> GoOnAsync()
    {
        using var host = new LogWriterHost(Log, options => options.MaxSegmentBytes = DecisionLogOptions.SegmentBytesLeast);
        host.Start(RuleSetCatalog.Create(RuleSet.Load(Logs.PathOf("policies/ach-debit.json"))));
        return await SegmentedLog.GoOnAsync(host);
    }
}
