using Microsoft.Win32.SafeHandles;

namespace FundsCheck.DecisionLog.Tests.Archiving;

/// <summary>A disk that fails from one operation on, as after the end of the process.</summary>
internal sealed class StoppingDisk(int operations) : IDisk
{
    private int left = operations;

    public bool HasStopped => left < 0;

    public void Write(SafeFileHandle file, ReadOnlySpan<byte> bytes, long offset)
    {
        Next();
        RandomAccess.Write(file, bytes, offset);
    }

    public void Flush(SafeFileHandle file, string path) => Next();

    public void FlushFolder(SafeFileHandle folder, string path) => Next();

    private void Next()
    {
        if (--left < 0)
        {
            throw new IOException("the process has ended");
        }
    }
}
