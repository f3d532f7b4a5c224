namespace FundsCheck.Records;

/// <summary>A file that only its owner can read, deleted when it is closed.</summary>
internal static class TemporaryFile
{
    public static FileStream Open() =>
        PrivateFile.Open(
            Path.Combine(Path.GetTempPath(), $"fundscheck-{Guid.NewGuid():n}"), FileMode.CreateNew, FileShare.None,
            FileOptions.DeleteOnClose);
}
