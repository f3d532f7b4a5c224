using FundsCheck.Decisions;
using FundsCheck.Decisions.Log;

namespace FundsCheck.Tests.Decisions.Log;

public sealed class WhenADecisionTakesMemory : IDisposable
{
    private const int Repeats = 1_000;

    // 2 KB in a release build (`benchmarks`, keep); unoptimized code and a thread that waits take half as much again.
    private const int BytesMax = 3_072;

    private readonly LogHost host = new();

    public void Dispose() => host.Dispose();

    [Fact]
    public async Task Its_line_is_written_without_a_byte()
    {
        var record = (await host.CheckAsync("d-1", 75m)).Record;
        var writer = new LogWriter(LogPosition.Start);

        AllocatedByEach(_ => Write(writer, record)).Should().Be(0);
    }

    [Fact]
    public async Task From_facts_to_a_record_its_caller_needs_little()
    {
        var first = (await host.CheckAsync("d-1", 75m)).Record;

        AllocatedByEach(number => Decide(LogHost.RequestLike(first, number))).Should().BeLessThanOrEqualTo(BytesMax);
    }

    private static void Write(LogWriter writer, DecisionRecord record)
    {
        writer.Add(record);
        writer.ClearPending();
    }

#pragma warning disable xUnit1031 // What is counted is what this thread allocates.
    private void Decide(DecisionRequest request) => host.Store.DecideAsync(request, CancellationToken.None).AsTask().GetAwaiter().GetResult();
#pragma warning restore xUnit1031

    private static long AllocatedByEach(Action<int> work)
    {
        for (var number = 0; number < Repeats; number++)
        {
            work(number);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var number = Repeats; number < 2 * Repeats; number++)
        {
            work(number);
        }

        return (GC.GetAllocatedBytesForCurrentThread() - before) / Repeats;
    }
}
