namespace FundsCheck.Conventions.Repository;

/// <summary>The root of the repository: the nearest parent folder of the test assembly with the solution.</summary>
internal static class RepositoryRoot
{
    private const int FoldersMax = 20;

    public static string Path { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        for (var level = 0; level < FoldersMax && folder is not null; level++, folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "FundsCheck.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("FundsCheck.sln is not in any folder above the test assembly");
    }
}
