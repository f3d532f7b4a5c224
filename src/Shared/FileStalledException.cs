namespace FundsCheck;

/// <summary>A FIFO or a device did not open or end in time.</summary>
#pragma warning disable CA1064 // External callers catch it as an IOException.
internal sealed class FileStalledException(string path)
    : IOException(
        $"`{path}` did not open and end within {(int)BoundedFile.WaitMax.TotalSeconds} s; check its writer or name a regular file");
#pragma warning restore CA1064
