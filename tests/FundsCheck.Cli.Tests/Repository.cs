namespace FundsCheck.Cli.Tests;

/// <summary>The folder of the repository.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        var above = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(above.FullName, "FundsCheck.sln")))
        {
            above = above.Parent ?? throw new InvalidOperationException("FundsCheck.sln is in no folder above the tests");
        }

        return above.FullName;
    }
}
