using System.Text;
using FundsCheck.Rules;

namespace FundsCheck.Pages.Tests;

/// <summary>Rule sets of the repository and of tests.</summary>
internal static class RuleFiles
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static RuleSet Load(string name) => RuleSet.Load(Path.Combine(Root, "rules", "examples", name));

    public static RuleSet Parse(string text) => RuleSet.Parse(Encoding.UTF8.GetBytes(text), "tried.json");

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "FundsCheck.sln")) ? folder : Find(Path.GetDirectoryName(folder)!);
}
