namespace FundsCheck.PostgreSql;

/// <summary>The exclusive right to write to an archive, by the lock that a store in a decision log takes too.</summary>
internal static class ArchiveLock
{
    /// <summary>Takes the lock until the file is disposed. The file stays, since a process may wait to open it.</summary>
    /// <exception cref="IOException">Another process has the log, or the file cannot be created.</exception>
    public static FileStream Take(string path)
    {
        try
        {
            return PrivateFile.Open($"{path}.lock", FileMode.OpenOrCreate, FileShare.None);
        }
        catch (IOException exception) when (exception is not (FileNotFoundException or DirectoryNotFoundException))
        {
            throw new IOException(
                $"`{path}`: another process uses the log, or {path}.lock cannot be opened: {exception.Message}; wait until it has ended",
                exception);
        }
    }
}
