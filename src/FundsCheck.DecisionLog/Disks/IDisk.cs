using Microsoft.Win32.SafeHandles;

namespace FundsCheck.DecisionLog;

/// <summary>Writes the files of a log and makes them durable. Tests replace it to simulate a failing disk.</summary>
internal interface IDisk
{
    /// <summary>Writes bytes at an offset.</summary>
    /// <exception cref="IOException">Some bytes were not written.</exception>
    void Write(SafeFileHandle file, ReadOnlySpan<byte> bytes, long offset);

    /// <summary>Returns once every byte of a file is on disk.</summary>
    /// <exception cref="IOException">The disk may lack the latest changes.</exception>
    void Flush(SafeFileHandle file, string path);

    /// <summary>Returns once every name in a folder is on disk.</summary>
    /// <exception cref="IOException">The disk may lack the latest changes.</exception>
    void FlushFolder(SafeFileHandle folder, string path);
}
