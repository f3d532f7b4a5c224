namespace FundsCheck.Telemetry.Tests;

/// <summary>The files of this repository.</summary>
internal static class RepositoryFile
{
    private static readonly string Root = FindRoot(AppContext.BaseDirectory);

    public static string PathOf(string path) => Path.Combine(Root, path);

    private static string FindRoot(string folder) => File.Exists(Path.Combine(folder, "FundsCheck.sln"))
        ? folder
        : FindRoot(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run outside the repository."));
}
