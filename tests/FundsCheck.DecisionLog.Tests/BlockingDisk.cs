using Microsoft.Win32.SafeHandles;

namespace FundsCheck.DecisionLog.Tests;

/// <summary>A disk whose flushes of files wait while a test blocks them.</summary>
internal sealed class BlockingDisk : IDisk, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ManualResetEventSlim _isOpen = new(initialState: true);
    private readonly ManualResetEventSlim _isWaiting = new();

    public void Block() => _isOpen.Reset();

    public void Release() => _isOpen.Set();

    /// <summary>Returns once a flush waits: the lines before it are written.</summary>
    public void WaitForFlush() => _isWaiting.Wait(Patience).Should().BeTrue();

    public void Write(SafeFileHandle file, ReadOnlySpan<byte> bytes, long offset) => RandomAccess.Write(file, bytes, offset);

    public void Flush(SafeFileHandle file, string path)
    {
        if (!_isOpen.IsSet)
        {
            _isWaiting.Set();
            _isOpen.Wait(Patience);
        }
    }

    public void FlushFolder(SafeFileHandle folder, string path)
    {
    }

    public void Dispose()
    {
        _isOpen.Dispose();
        _isWaiting.Dispose();
    }
}
