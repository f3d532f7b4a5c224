namespace FundsCheck;

/// <summary>
/// Opens files of a log. A file that is made is its owner's alone from its first moment: a log holds account keys and balances.
/// </summary>
internal static class PrivateFile
{
    private const UnixFileMode OwnersAlone = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary>Opens a file for writing, and makes it where the mode allows.</summary>
    public static FileStream Open(string path, FileMode mode, FileShare share, FileOptions also = FileOptions.None)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = share, BufferSize = 0, Options = also };
        if (!OperatingSystem.IsWindows() && mode != FileMode.Open)
        {
            options.UnixCreateMode = OwnersAlone;
        }

        return new FileStream(path, options);
    }

    /// <summary>Whether users other than the owner may read a file; false on Windows, where the folder decides.</summary>
    public static bool IsReadableByOthers(string path) =>
        !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != UnixFileMode.None;
}
