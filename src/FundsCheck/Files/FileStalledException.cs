namespace FundsCheck;

/// <summary>A FIFO or a device, named as a file to read, did not open and end within 10 seconds.</summary>
/// <param name="path">Its path.</param>
public sealed class FileStalledException(string path)
    : IOException(
        $"`{path}` did not open and end within {(int)BoundedFile.WaitMax.TotalSeconds} s; check its writer or name a regular file");
