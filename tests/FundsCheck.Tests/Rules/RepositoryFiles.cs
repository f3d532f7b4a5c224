using System.Text.Json.Nodes;

namespace FundsCheck.Tests.Rules;

/// <summary>The repository's own files, found by walking up from the test assembly to the solution.</summary>
internal static class RepositoryFiles
{
    private const int FoldersMax = 20;

    public static string Root { get; } = FindRoot();

    /// <summary>The default policy and the examples.</summary>
    public static IReadOnlyList<string> RuleSets { get; } =
        [
            Path.Combine(Root, "rules", "ach-debit.json"),
            .. Directory.GetFiles(Path.Combine(Root, "rules", "examples"), "*.json").Order(StringComparer.Ordinal),
        ];

    /// <summary>A file as JSON.</summary>
    public static JsonObject Read(string file) => JsonNode.Parse(File.ReadAllText(file))!.AsObject();

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
