namespace FundsCheck.Sandbox.Tests.Support;

/// <summary>Finds the repository's root above the test assembly, and the reference material beside it.</summary>
internal static class Repository
{
    private const string RootMark = "FundsCheck.sln";

    public static string Root { get; } = FindRoot();

    /// <summary>
    /// A file of the reference material in <c>../shared</c>, or in the folder of FUNDSCHECK_SHARED. Null where it is missing.
    /// </summary>
    public static string? Shared(params string[] path)
    {
        var folder = Environment.GetEnvironmentVariable("FUNDSCHECK_SHARED") ?? Path.Combine(Root, "..", "shared");
        var file = Path.GetFullPath(Path.Combine([folder, .. path]));
        return File.Exists(file) ? file : null;
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, RootMark)))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"no folder above the tests has a {RootMark}");
    }
}
