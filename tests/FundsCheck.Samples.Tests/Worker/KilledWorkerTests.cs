using System.Globalization;
using FundsCheck.Records;
using FundsCheck.Samples.Tests.Support;

namespace FundsCheck.Samples.Tests.Worker;

/// <summary>The worker as a process, killed between two rows.</summary>
public sealed class KilledWorkerTests : IDisposable
{
    private const int RowsMax = 2_000;
    private const int RowsBeforeTheKill = 20;

    private readonly WorkerFolder _folder = new();

    [Fact]
    public async Task The_next_start_records_the_rest_and_nothing_twice()
    {
        var ids = Enumerable.Range(1, RowsMax).Select(number => string.Create(CultureInfo.InvariantCulture, $"d-{number}")).ToList();
        await _folder.SendAsync(ids);
        var before = Lines();
        var now = WorkerFolder.Now;
        _folder.Write("bank.csv", ids.Select(id => $"{id},settled,,{now}"));

        using (var killed = Start())
        {
            await Polling.UntilAsync(() => Lines() >= before + RowsBeforeTheKill || killed.HasEnded);
            killed.Kill();
            await killed.EndAsync();
        }

        var recorded = Lines() - before;
        recorded.Should().BeInRange(RowsBeforeTheKill, RowsMax - 1);
        _folder.Has("bank.csv").Should().BeTrue();
        using (var second = Start())
        {
            await Polling.UntilAsync(() => _folder.Has("done/bank.csv") || second.HasEnded);
            second.Terminate();
            (await second.EndAsync()).Status.Should().Be(0);
        }

        Lines().Should().Be(before + RowsMax);
        RecordFile.Verify(_folder.Log).Differing.Should().Be(0);
    }

    public void Dispose() => _folder.Dispose();

    private SampleProgram Start() => SampleProgram.Start(
        Repository.ProgramOf("Worker"), _folder.FullName,
        "--Inbox:Folder", "inbox", "--Inbox:PollInterval", "00:00:00.010", "--FundsCheck:DecisionLog:Path", "decisions.jsonl");

    private int Lines()
    {
        using var stream = new FileStream(_folder.Log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Count(character => character == '\n');
    }
}
