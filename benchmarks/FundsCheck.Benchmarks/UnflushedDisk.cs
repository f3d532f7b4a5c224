using FundsCheck.DecisionLog;
using Microsoft.Win32.SafeHandles;

namespace FundsCheck.Benchmarks;

/// <summary>Writes, and flushes nothing: what a log costs without the disk's part.</summary>
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
