using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace FundsCheck.Conventions.Projects;

/// <summary>The rules for project files, the file of versions and the solution.</summary>
internal static partial class ProjectRules
{
    /// <summary>Versions outside the central file.</summary>
    public static IEnumerable<string> VersionsOfItsOwn(string path, XDocument project) =>
        project.Descendants().Where(element => element.Name.LocalName is "PackageReference" or "GlobalPackageReference")
            .Where(element => element.Attribute("Version") is not null || element.Attribute("VersionOverride") is not null
                || element.Elements().Any(child => child.Name.LocalName is "Version" or "VersionOverride"))
            .Select(element => $"{path}: states a version of "
                + $"{(string?)element.Attribute("Include") ?? (string?)element.Attribute("Update")}; state it in Directory.Packages.props");

    /// <summary>
    /// Versions in the central file that float. A range restores its lower bound, and a bracketed version only itself. A range with an
    /// upper bound is a property, for what libraries state.
    /// </summary>
    public static IEnumerable<string> LooseVersions(XDocument packages) =>
    [
        .. packages.Descendants("PackageVersion").Where(element => !Fixed().IsMatch((string?)element.Attribute("Version") ?? string.Empty))
            .Select(element => $"{(string?)element.Attribute("Include")}: is not fixed; write 1.2.3, or [1.2.3] in tests"),
        .. packages.Descendants("PropertyGroup").Elements()
            .Where(element => element.Name.LocalName.EndsWith("Version", StringComparison.Ordinal) && !Bounded().IsMatch(element.Value))
            .Select(element => $"{element.Name.LocalName}: is not fixed; write 1.2.3, or [1.2.3, 2.0.0) for libraries"),
    ];

    /// <summary>Packages that a packed project references at one version only: a host with a later patch would not restore.</summary>
    public static IEnumerable<string> ExactVersions(string path, XDocument project, XDocument packages) =>
        project.Descendants("PackageReference").Where(reference => (string?)reference.Attribute("PrivateAssets") != "all")
            .Select(reference => (string?)reference.Attribute("Include"))
            .Where(package => packages.Descendants("PackageVersion").Any(element =>
                (string?)element.Attribute("Include") == package
                    && ((string?)element.Attribute("Version") ?? string.Empty).StartsWith('[')))
            .Select(package => $"{path}: ships a dependency on one version of {package}; write its lower bound, without brackets");

    /// <summary>Projects without the file that locks what they restore.</summary>
    public static IEnumerable<string> Unlocked(IReadOnlyCollection<string> paths) =>
        paths.Where(IsProject)
            .Where(path => !paths.Contains(path[..(path.LastIndexOf('/') + 1)] + "packages.lock.json", StringComparer.Ordinal))
            .Select(path => $"{path}: has no packages.lock.json beside it; restore, and keep the file");

    /// <summary>Projects that building the solution does not build.</summary>
    public static IEnumerable<string> OutsideTheSolution(IEnumerable<string> paths, string solution) =>
        paths.Where(IsProject).Where(path => !solution.Contains($"\"{path.Replace('/', '\\')}\"", StringComparison.Ordinal))
            .Select(path => $"{path}: is not in FundsCheck.sln");

    private static bool IsProject(string path) => path.EndsWith(".csproj", StringComparison.Ordinal);

    [GeneratedRegex(@"^(\[\d+(\.\d+)+(-beta\.\d+)?\]|\d+(\.\d+)+|\$\(\w+Version\))$")]
    private static partial Regex Fixed();

    [GeneratedRegex(@"^(\d+(\.\d+)+|\[\d+(\.\d+)+, \d+(\.\d+)+\))$")]
    private static partial Regex Bounded();
}
