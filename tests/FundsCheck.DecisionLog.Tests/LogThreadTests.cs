namespace FundsCheck.DecisionLog.Tests;

public sealed class LogThreadTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task The_thread_writes_all_earlier_additions_before_it_ends()
    {
        using var isDone = new SemaphoreSlim(0);
        using var mayGoOn = new SemaphoreSlim(0);
        var (added, written, isFirst) = (1, 0, true);
        var thread = new LogThread(() =>
        {
            written = Volatile.Read(ref added);
            if (isFirst)
            {
                // No line is left to write, and the thread has not yet reported it.
                isFirst = false;
                isDone.Release();
                mayGoOn.Wait();
            }
        });
        thread.Wake();
        await isDone.WaitAsync(TestContext.Current.CancellationToken);

        Volatile.Write(ref added, 2);
        thread.Wake();
        var ended = thread.EndAsync();
        mayGoOn.Release();
        await ended.WaitAsync(Patience, TestContext.Current.CancellationToken);

        written.Should().Be(2);
    }

    [Fact]
    public async Task The_thread_can_be_ended_and_woken_repeatedly()
    {
        var thread = new LogThread(() => { });

        await Task.WhenAll(thread.EndAsync(), thread.EndAsync()).WaitAsync(Patience, TestContext.Current.CancellationToken);
        thread.Wake();
        await thread.EndAsync().WaitAsync(Patience, TestContext.Current.CancellationToken);
    }
}
