using FundsCheck.Records.Format;
using FundsCheck.Storage;

namespace FundsCheck.DecisionLog.Tests;

public sealed class DecisionAllocationTests : IDisposable
{
    private const int Repeats = 1_000;

    // 3.05 to 3.15 KB, by how often the indexes grow meanwhile; `benchmarks`, keep, measures 3.2 KB from facts to a record.
    private const int BytesMax = 3_200;

    private readonly LogHost host = new();

    public void Dispose() => host.Dispose();

    [Fact]
    public async Task A_line_is_written_without_an_allocation()
    {
        var record = (await host.CheckAsync("d-1", 75m)).Record;
        var (body, writer) = (new RecordBuffer(), new RecordWriter(LogPosition.Start));

        (await AllocatedByEachAsync(_ => WriteAsync(body, writer, record))).Should().Be(0);
    }

    [Fact]
    public async Task A_decision_allocates_little_in_its_caller()
    {
        var first = (await host.CheckAsync("d-1", 75m)).Record;

        (await AllocatedByEachAsync(number => DecideAsync(LogHost.RequestLike(first, number)))).Should().BeLessThanOrEqualTo(BytesMax);
    }

    private static Task WriteAsync(RecordBuffer body, RecordWriter writer, DecisionRecord record)
    {
        body.Clear();
        body.Add(record);
        writer.Add(body.Written.Span);
        writer.ClearPending();
        return Task.CompletedTask;
    }

    private Task<DecisionCommit> DecideAsync(DecisionRequest request) => host.Store.DecideAsync(request, CancellationToken.None).AsTask();

    /// <summary>The allocation of the calling thread until it has its task, without the wait for the disk, which varies.</summary>
    private static async Task<long> AllocatedByEachAsync(Func<int, Task> begin)
    {
        var allocated = 0L;
        for (var number = 0; number < 2 * Repeats; number++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var begun = begin(number);
            allocated += number < Repeats ? 0 : GC.GetAllocatedBytesForCurrentThread() - before;
            await begun;
        }

        return allocated / Repeats;
    }
}
