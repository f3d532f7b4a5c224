namespace FundsCheck.Decisions.Log;

/// <inheritdoc />
internal sealed class StoreCall<T>(string debitId, Func<T> work, CancellationToken cancellationToken) : StoreCall(debitId)
{
    private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;
    private Exception? _thrown;

    public Task<T> Answer => _answer.Task;

    public override void Run()
    {
#pragma warning disable CA1031 // What deciding throws is the caller's, and must not end the writing.
        try
        {
            // From here on the commit has begun.
            cancellationToken.ThrowIfCancellationRequested();
            _result = work();
        }
        catch (Exception exception)
        {
            _thrown = exception;
        }
#pragma warning restore CA1031
    }

    public override void Tell()
    {
        if (_thrown is OperationCanceledException && cancellationToken.IsCancellationRequested)
        {
            _answer.TrySetCanceled(cancellationToken);
        }
        else if (_thrown is not null)
        {
            _answer.TrySetException(_thrown);
        }
        else
        {
            _answer.TrySetResult(_result!);
        }
    }

    public override void Fail(Exception exception) => _answer.TrySetException(exception);
}
