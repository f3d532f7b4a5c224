using System.Text.RegularExpressions;
using System.Xml.Linq;
using FundsCheck.Conventions.Repository;

namespace FundsCheck.Conventions.Dependencies;

/// <summary>Finds packages that are named outside the one place that may name them.</summary>
internal static partial class PackageScanner
{
    private static readonly Dictionary<string, string> Owners = new(StringComparer.Ordinal)
    {
        ["FluentValidation"] = "FundsCheck",
        ["Polly"] = "FundsCheck.Plaid",
        ["MediatR"] = "FundsCheck.MediatR",
        ["NodaMoney"] = "FundsCheck.NodaMoney",
        ["IdentityModel"] = "FundsCheck.Plaid",
    };

    /// <summary>Packages whose types may stand in no public member, by the start of their assemblies' names.</summary>
    public static IReadOnlyList<string> KeptInside { get; } =
        ["FluentValidation", "Polly", "MediatR", "NodaMoney", "Microsoft.IdentityModel"];

    public static IReadOnlyList<string> Violations(RepositoryFile file) =>
    [
        .. PackageName().Matches(CodeText.Of(file.Text)).Select(match => match.Groups["package"].Value)
            .Where(package => !MayName(file, package))
            .Distinct(StringComparer.Ordinal)
            .Select(package => $"{file}: names `{package}`, which only {Owners[package]} "
                + $"may{(package == "FluentValidation" ? ", in Checking and in validators" : string.Empty)}"),
    ];

    public static IReadOnlyList<string> Violations(string project, XDocument xml) =>
    [
        .. xml.Descendants("PackageReference").Select(reference => (string?)reference.Attribute("Include") ?? string.Empty)
            .Where(package => OwnerOf(package) is { } owner && owner != project)
            .Select(package => $"{project}: references `{package}`, which only {OwnerOf(package)} may"),
    ];

    private static string? OwnerOf(string package) =>
        package.Split('.').Select(part => Owners.GetValueOrDefault(part)).FirstOrDefault(owner => owner is not null);

    private static bool MayName(RepositoryFile file, string package) =>
        file.Project == Owners[package]
        && (package != "FluentValidation" || file.Folder == "Checking"
            || Path.GetFileName(file.Path).EndsWith("Validator.cs", StringComparison.Ordinal));

    // `FundsCheck.MediatR` and `FundsCheck.NodaMoney` are our own.
    [GeneratedRegex(@"(?<!FundsCheck\.)\b(?<package>FluentValidation|Polly|MediatR|NodaMoney|IdentityModel)\b")]
    private static partial Regex PackageName();
}
