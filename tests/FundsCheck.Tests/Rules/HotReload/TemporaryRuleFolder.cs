using System.Globalization;
using FundsCheck.Rules;

namespace FundsCheck.Tests.Rules.HotReload;

/// <summary>A temporary folder of rule files. Each file has its version in its threshold, its reason and its validity.</summary>
public sealed class TemporaryRuleFolder : IDisposable
{
    public TemporaryRuleFolder(params (string Name, int Version)[] ruleSets)
    {
        foreach (var (name, version) in ruleSets)
        {
            Write(name, version);
        }
    }

    public string Location { get; } = Directory.CreateTempSubdirectory("fundscheck-rules-").FullName;

    public static string Text(string name, int version, string reasonPrefix = "X_V") => string.Create(CultureInfo.InvariantCulture, $$"""
        {
          "ruleset": "{{name}}",
          "version": "{{version}}",
          "why": "Shows its version.",
          "currency": "USD",
          "validFor": "{{version}}m",
          "unchecked": {
            "account.kind": "every account is one of the tests",
            "account.verification": "every account is one of the tests",
            "balance.age": "every balance is one of the tests",
            "balance.source": "every balance is one of the tests"
          },
          "checks": [
            { "id": "reading", "measure": "balance.reading",
              "bands": [ { "in": ["read"], "then": "accept" },
                         { "otherwise": "review" } ] },
            { "id": "currency", "measure": "balance.currency",
              "bands": [ { "in": ["same"], "then": "accept" },
                         { "otherwise": "review", "reason": "CURRENCY_UNKNOWN" } ] },
            { "id": "funds", "measure": "headroom.available",
              "bands": [ { "below": "0.00 USD", "then": "decline", "reason": "INSUFFICIENT_AVAILABLE" },
                         { "otherwise": "accept" } ],
              "ifUnknown": { "then": "review", "reason": "AVAILABLE_UNKNOWN" } },
            { "id": "limit", "measure": "amount", "why": "shows the version",
              "bands": [ { "upTo": "{{version}}.00 USD", "then": "accept" },
                         { "otherwise": "review", "reason": "{{reasonPrefix}}{{version}}" } ] },
            { "id": "cover", "measure": "available", "why": "shows the version too",
              "bands": [ { "below": "{{version}}000000.00 USD", "then": "review", "reason": "{{reasonPrefix}}{{version}}" },
                         { "otherwise": "accept" } ],
              "ifUnknown": { "then": "review", "reason": "AVAILABLE_UNKNOWN" } } ]
        }
        """);

    public static string Sha256(string name, int version) =>
        RuleSet.Parse(System.Text.Encoding.UTF8.GetBytes(Text(name, version)), "expected").Identity.Sha256;

    public string PathOf(string name) => Path.Combine(Location, $"{name}.json");

    /// <summary>In place, as an editor may save.</summary>
    public void Write(string name, int version) => File.WriteAllText(PathOf(name), Text(name, version));

    /// <summary>By a new file that takes the old one's name, as other editors save.</summary>
    public void Replace(string name, int version)
    {
        var fresh = Path.Combine(Location, $".{name}.json.new");
        File.WriteAllText(fresh, Text(name, version));
        File.Move(fresh, PathOf(name), overwrite: true);
    }

    public void Dispose()
    {
        if (Directory.Exists(Location))
        {
            Directory.Delete(Location, recursive: true);
        }
    }
}
