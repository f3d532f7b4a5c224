using System.Collections.Concurrent;
using Microsoft.Win32.SafeHandles;

namespace FundsCheck.DecisionLog.Tests.Disks;

/// <summary>The disk of this machine, whose flushes fail when a test says so; keeps the written bytes.</summary>
internal sealed class FailingDisk : IDisk
{
    private readonly ConcurrentQueue<(string Kind, byte[] Bytes)> calls = new();

    /// <summary>Whether the flush of a file or folder fails.</summary>
    public Func<string, bool> Fails { get; set; } = _ => false;

    /// <summary>All bytes that were written before a flush of the log's file, since <see cref="Forget"/>.</summary>
    public byte[] WrittenBeforeLastFlush =>
        [.. calls.Take(calls.ToList().FindLastIndex(call => call.Kind == "flush")).SelectMany(call => call.Bytes)];

    public void Forget() => calls.Clear();

    public void Write(SafeFileHandle file, ReadOnlySpan<byte> bytes, long offset)
    {
        calls.Enqueue(("write", bytes.ToArray()));
        RandomAccess.Write(file, bytes, offset);
    }

    public void Flush(SafeFileHandle file, string path)
    {
        Throw(path);
        calls.Enqueue(("flush", []));
        Disk.Local.Flush(file, path);
    }

    public void FlushFolder(SafeFileHandle folder, string path)
    {
        Throw(path);
        Disk.Local.FlushFolder(folder, path);
    }

    private void Throw(string path)
    {
        if (Fails(path))
        {
            throw new IOException($"{path} could not be flushed to the disk: Input/output error (error 5)");
        }
    }
}
