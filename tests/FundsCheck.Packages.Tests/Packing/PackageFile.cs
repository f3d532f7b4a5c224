using System.IO.Compression;
using System.Xml.Linq;

namespace FundsCheck.Packages.Tests.Packing;

/// <summary>One packed package.</summary>
internal sealed record PackageFile(string Id, XElement Manifest, IReadOnlyList<string> Entries, string Path)
{
    public string? SymbolsPath => System.IO.Path.ChangeExtension(Path, ".snupkg") is var symbols && File.Exists(symbols) ? symbols : null;

    /// <summary>Packages of sources have no assembly, and so no symbols.</summary>
    public bool HasAssemblies => Entries.Any(entry => entry.EndsWith(".dll", StringComparison.Ordinal));

    public IEnumerable<(string Id, string Range)> Dependencies => Manifest.Descendants()
        .Where(element => element.Name.LocalName == "dependency")
        .Select(element => ((string)element.Attribute("id")!, (string)element.Attribute("version")!));

    public static PackageFile Read(PackedPackages packages, string id)
    {
        var path = System.IO.Path.Combine(packages.Feed, $"{id}.{PackedPackages.Version}.nupkg");
        using var zip = ZipFile.OpenRead(path);
        using var manifest = zip.GetEntry($"{id}.nuspec")!.Open();
        return new PackageFile(id, XElement.Load(manifest), [.. zip.Entries.Select(entry => entry.FullName)], path);
    }

    /// <summary>The text of a member of the manifest, empty where it has none.</summary>
    public string this[string name] =>
        Manifest.Descendants().SingleOrDefault(element => element.Name.LocalName == name)?.Value ?? string.Empty;

    public string ReadText(string entry)
    {
        using var zip = ZipFile.OpenRead(Path);
        using var reader = new StreamReader(zip.GetEntry(entry)!.Open());
        return reader.ReadToEnd();
    }
}
