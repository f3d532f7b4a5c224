namespace FundsCheck.Samples.Tests;

/// <summary>The nearest folder above the test assembly with the solution.</summary>
internal static class RepositoryRoot
{
    public static string Path { get; } = Find();

    public static string PathOf(params ReadOnlySpan<string> parts) => System.IO.Path.Combine([Path, .. parts]);

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder.FullName, "FundsCheck.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("FundsCheck.sln is in no folder above the tests");
        }

        return folder.FullName;
    }
}
