using System.Text.Json.Nodes;
using FundsCheck.Rules;

namespace FundsCheck.Tests.Rules;

/// <summary>The files of the repository, below the nearest parent folder of the test assembly with the solution.</summary>
internal static class RepositoryFiles
{
    private const int FoldersMax = 20;

    public static string Root { get; } = FindRoot();

    /// <summary>The default rule set and the examples.</summary>
    public static IReadOnlyList<string> RuleSets { get; } =
        [
            Path.Combine(Root, "rules", "ach-debit.json"),
            .. Directory.GetFiles(Path.Combine(Root, "rules", "examples"), "*.json").Order(StringComparer.Ordinal),
        ];

    /// <summary>A rule set as JSON, with all that its file inherits.</summary>
    public static JsonObject Read(string file) => JsonNode.Parse(RuleSet.Load(file).CanonicalText)!.AsObject();

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
