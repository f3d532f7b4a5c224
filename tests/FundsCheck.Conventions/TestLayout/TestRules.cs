using System.Text.RegularExpressions;
using FundsCheck.Conventions.Repository;

namespace FundsCheck.Conventions.TestLayout;

/// <summary>The rules for the names and folders of test classes. Each rule returns <c>path: problem</c>.</summary>
internal static partial class TestRules
{
    public static IEnumerable<string> Misnamed(RepositoryFile file) =>
        IsTestClass(file) && ClassOf(file) is var name && !IsSubject(name)
            ? [$"{file}: `{name}` is not named by its subject; end it in Tests"]
            : [];

    /// <summary>Tests of a type that are in another folder of their project than the type is in its own.</summary>
    public static IEnumerable<string> Misplaced(RepositoryFile file, IReadOnlyList<RepositoryFile> sources)
    {
        if (!IsTestClass(file) || !file.Project.EndsWith(".Tests", StringComparison.Ordinal))
        {
            return [];
        }

        var type = ClassOf(file)[..^"Tests".Length];
        var folders = sources.Where(source => source.Project == file.Project[..^".Tests".Length] && ClassOf(source) == type)
            .Select(FolderOf).ToList();
        return folders.Count == 0 || folders.Contains(FolderOf(file), StringComparer.Ordinal)
            ? []
            : [$"{file}: `{type}` is in the folder `{folders[0]}`; move its tests to the same folder"];
    }

    private static bool IsTestClass(RepositoryFile file) =>
        file.IsCSharp && file.Path.StartsWith("tests/", StringComparison.Ordinal) && Test().IsMatch(CodeText.Of(file.Text));

    private static bool IsSubject(string name) =>
        !name.StartsWith("When", StringComparison.Ordinal) && name.EndsWith("Tests", StringComparison.Ordinal);

    // A part of a class is a file such as `Class.Part.cs`.
    private static string ClassOf(RepositoryFile file) => file.Path[(file.Path.LastIndexOf('/') + 1)..].Split('.')[0];

    private static string FolderOf(RepositoryFile file) => string.Join('/', file.Path.Split('/')[2..^1]);

    [GeneratedRegex(@"^\s*\[(Fact|Theory)\b", RegexOptions.Multiline)]
    private static partial Regex Test();
}
