namespace FundsCheck.Checking;

/// <summary>
/// One check that waits for a read. The check goes on within <see cref="Execute"/>, on whichever thread runs it: a thread of the shared
/// pool, or where that is blocked, one beside it.
/// </summary>
/// <typeparam name="TReading">What the read gives.</typeparam>
internal sealed class ReadWaiter<TReading>(SourceRead<TReading> read, ReadWaiter<TReading>? next) : IThreadPoolWorkItem
    where TReading : class
{
    private readonly TaskCompletionSource<TReading> _result = new();

    /// <summary>The one that came before it.</summary>
    public ReadWaiter<TReading>? Next => next;

    public Task<TReading> Result => _result.Task;

    /// <summary>Ends the wait, once, however often it is called.</summary>
    public void Execute() =>
        _result.TrySetResult(read.Reading ?? throw new InvalidOperationException("a read that has not ended has no reading"));
}
