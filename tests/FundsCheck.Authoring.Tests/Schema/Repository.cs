namespace FundsCheck.Authoring.Tests.Schema;

/// <summary>Where the tests find the repository's own files.</summary>
internal static class Repository
{
    private static readonly string Root = Find(new DirectoryInfo(AppContext.BaseDirectory));

    public static string PathOf(string path) => Path.GetFullPath(Path.Combine(Root, path));

    private static string Find(DirectoryInfo? folder) => folder switch
    {
        null => throw new InvalidOperationException("no folder above the tests holds FundsCheck.sln"),
        _ when File.Exists(Path.Combine(folder.FullName, "FundsCheck.sln")) => folder.FullName,
        _ => Find(folder.Parent),
    };
}
