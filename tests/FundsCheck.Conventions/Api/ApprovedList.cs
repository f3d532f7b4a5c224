using System.Reflection;
using FundsCheck.Conventions.Repository;

namespace FundsCheck.Conventions.Api;

/// <summary>The approved public API of an assembly, in a file that a reviewer reads.</summary>
internal static class ApprovedList
{
    public const string ApproveVariable = "FUNDSCHECK_APPROVE";

    public static string PathOf(Assembly assembly) =>
        Path.Combine(RepositoryRoot.Path, "tests", "FundsCheck.Conventions", "Approved", assembly.GetName().Name + ".txt");

    public static IReadOnlyList<string> Read(Assembly assembly) =>
        File.Exists(PathOf(assembly)) ? [.. File.ReadAllLines(PathOf(assembly)).Where(line => line.Length > 0)] : [];

    public static void Write(Assembly assembly, IEnumerable<string> lines) =>
        File.WriteAllText(PathOf(assembly), string.Concat(lines.Select(line => line + "\n")));

    /// <summary>The added and removed lines, with the way to approve them; empty where there are none.</summary>
    public static string Difference(string assembly, IReadOnlyList<string> approved, IReadOnlyList<string> found)
    {
        var changes = approved.Except(found, StringComparer.Ordinal).Select(line => "- " + line)
            .Concat(found.Except(approved, StringComparer.Ordinal).Select(line => "+ " + line))
            .OrderBy(line => line[2..], StringComparer.Ordinal).ToList();
        return changes.Count == 0
            ? string.Empty
            : $"{assembly} promises something else than was approved:\n{string.Join('\n', changes)}\nwhere this is meant, run the tests "
                + $"once with {ApproveVariable}=1, and commit tests/FundsCheck.Conventions/Approved/{assembly}.txt\n";
    }
}
