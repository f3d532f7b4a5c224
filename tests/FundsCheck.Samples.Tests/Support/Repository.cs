namespace FundsCheck.Samples.Tests.Support;

/// <summary>The repository around the tests.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Samples { get; } = Path.Combine(Root, "samples");

    /// <summary>The configuration that is built, such as <c>Debug</c>.</summary>
    public static string Configuration { get; } = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    /// <summary>The folder that a sample is built in.</summary>
    public static string OutputOf(string sample) =>
        Path.Combine(Samples, sample, "bin", Configuration, new DirectoryInfo(AppContext.BaseDirectory).Name);

    /// <summary>The built program of a sample.</summary>
    public static string ProgramOf(string sample) => Path.Combine(OutputOf(sample), $"FundsCheck.Samples.{sample}.dll");

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "FundsCheck.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("FundsCheck.sln is in no folder above the tests");
        }

        return folder.FullName;
    }
}
