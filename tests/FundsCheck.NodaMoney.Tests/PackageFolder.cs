using System.Reflection;

namespace FundsCheck.NodaMoney.Tests;

/// <summary>The folder of the package's sources, and its assembly that pins what they use.</summary>
internal static class PackageFolder
{
    public static string Path { get; } = Metadata("Sources");

    public static string Assembly { get; } = System.IO.Path.Combine(
        Path, "bin", Metadata("Configuration"), "net10.0", "FundsCheck.NodaMoney.dll");

    private static string Metadata(string key) => typeof(PackageFolder).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == key).Value!;
}
