namespace FundsCheck.Records;

/// <summary>A file for as long as it is open, and its owner's alone.</summary>
internal static class TemporaryFile
{
    public static FileStream Open() =>
        PrivateFile.Open(
            Path.Combine(Path.GetTempPath(), $"fundscheck-{Guid.NewGuid():n}"), FileMode.CreateNew, FileShare.None,
            FileOptions.DeleteOnClose);
}
