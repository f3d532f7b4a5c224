using System.Globalization;
using System.Text.Json;

namespace FundsCheck.Authoring.Tests.Schema;

/// <summary>The good and the bad rule files of tests/vectors/rules.</summary>
internal static class RuleFileCorpus
{
    private const string Manifest = "manifest.json";

    public static string GoodFolder { get; } = Repository.PathOf("tests/vectors/rules/good");

    public static string BadFolder { get; } = Repository.PathOf("tests/vectors/rules/bad");

    public static IReadOnlyList<string> GoodNames { get; } = NamesIn(GoodFolder);

    public static IReadOnlyList<string> BadNames { get; } = NamesIn(BadFolder);

    /// <summary>The entries of the manifest, in its order.</summary>
    public static IReadOnlyList<BadRuleFile> Bad { get; } = ReadManifest();

    private static string[] NamesIn(string folder) =>
    [
        .. Directory.GetFiles(folder, "*.json")
            .Select(path => Path.GetFileName(path))
            .Where(name => !string.Equals(name, Manifest, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    private static BadRuleFile[] ReadManifest()
    {
        using var manifest = JsonDocument.Parse(
            File.ReadAllBytes(Path.Combine(BadFolder, Manifest)), new() { AllowDuplicateProperties = false });
        return [.. manifest.RootElement.EnumerateObject().Select(entry => Entry(entry.Name, entry.Value))];
    }

    private static BadRuleFile Entry(string file, JsonElement entry)
    {
        var at = entry.GetProperty("at").GetString()!.Split(':');
        return new BadRuleFile(
            file,
            entry.GetProperty("what").GetString()!,
            entry.GetProperty("schema").GetBoolean(),
            int.Parse(at[0], CultureInfo.InvariantCulture),
            int.Parse(at[1], CultureInfo.InvariantCulture),
            entry.GetProperty("code").GetString()!,
            entry.GetProperty("near").GetString(),
            !entry.TryGetProperty("json", out var json) || json.GetBoolean());
    }
}
