namespace FundsCheck;

/// <summary>
/// Opens the files of a log. Only the owner can read a new file, from its creation on, since a log contains account keys and balances.
/// </summary>
internal static class PrivateFile
{
    private const UnixFileMode OwnersAlone = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary>Opens a file for writing, and creates it where the mode permits.</summary>
    public static FileStream Open(string path, FileMode mode, FileShare share, FileOptions also = FileOptions.None)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = share, BufferSize = 0, Options = also };
        if (!OperatingSystem.IsWindows() && mode != FileMode.Open)
        {
            options.UnixCreateMode = OwnersAlone;
        }

        return new FileStream(path, options);
    }

    /// <summary>
    /// Returns true where other users than the owner can read a file; false on Windows, where the folder has the permissions.
    /// </summary>
    public static bool IsReadableByOthers(string path) =>
        !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != UnixFileMode.None;
}
