using Microsoft.Win32.SafeHandles;

namespace FundsCheck.DecisionLog.Tests;

/// <summary>Writes without flushes: for many short logs that need not survive a crash.</summary>
internal sealed class UnflushedDisk : IDisk
{
    public void Write(SafeFileHandle file, ReadOnlySpan<byte> bytes, long offset) => RandomAccess.Write(file, bytes, offset);

    public void Flush(SafeFileHandle file, string path)
    {
    }

    public void FlushFolder(SafeFileHandle folder, string path)
    {
    }
}
