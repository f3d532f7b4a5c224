namespace FundsCheck.TestSupport;

/// <summary>An order to a <see cref="TcpProxy"/>: the response to the next request that contains these bytes is dropped.</summary>
internal sealed class ResponseDrop(byte[] pattern, bool reset)
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ReadOnlySpan<byte> Pattern => pattern;

    /// <summary>Whether the client's connection ends with RST instead of FIN.</summary>
    public bool Reset => reset;

    /// <summary>Completes when the server has responded and the client's connection is closed.</summary>
    public Task Done => _done.Task;

    public void Complete() => _done.TrySetResult();

    public void Fail() => _done.TrySetException(new InvalidOperationException("The connection ended before the server responded."));

    public void Cancel() => _done.TrySetCanceled();
}
