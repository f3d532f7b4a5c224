namespace FundsCheck.MediatR.Tests.Packing;

/// <summary>The files of the package, below the nearest parent folder of the test assembly with the solution.</summary>
internal static class PackageSources
{
    private const int FoldersMax = 20;

    public static string Root { get; } = FindRoot();

    public static string Folder { get; } = Path.Combine(Root, "src", "FundsCheck.MediatR");

    public static string Configuration { get; } = typeof(PackageSources).Assembly
        .GetCustomAttributes(typeof(System.Reflection.AssemblyMetadataAttribute), inherit: false)
        .Cast<System.Reflection.AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "Configuration").Value!;

    public static IReadOnlyDictionary<string, string> Texts { get; } =
        Directory.GetFiles(Folder, "*.cs").Order(StringComparer.Ordinal).ToDictionary(file => Path.GetFileName(file), File.ReadAllText);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        for (var level = 0; level < FoldersMax && folder is not null; level++, folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "FundsCheck.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("FundsCheck.sln is not in any folder above the test assembly");
    }
}
