using Microsoft.Win32.SafeHandles;

namespace FundsCheck.DecisionLog;

/// <summary>Writes to the files of a log and makes them durable. The one seam at which tests let a disk fail or forget.</summary>
internal interface IDisk
{
    /// <summary>Writes bytes at an offset.</summary>
    /// <exception cref="IOException">Not all of them were written.</exception>
    void Write(SafeFileHandle file, ReadOnlySpan<byte> bytes, long offset);

    /// <summary>Returns once the disk has every byte of a file.</summary>
    /// <exception cref="IOException">The disk may lack some of them.</exception>
    void Flush(SafeFileHandle file, string path);

    /// <summary>Returns once the disk has every name in a folder.</summary>
    /// <exception cref="IOException">The disk may lack some of them.</exception>
    void FlushFolder(SafeFileHandle folder, string path);
}
