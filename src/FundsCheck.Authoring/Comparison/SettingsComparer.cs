using System.Text.Json;
using System.Text.RegularExpressions;
using FundsCheck.Rules;
using FundsCheck.Rules.Language;

namespace FundsCheck.Authoring;

/// <summary>
/// Compares the members of two rule files outside their checks. It takes the members from the canonical text, so that none is omitted; an
/// unknown member counts as looser.
/// </summary>
internal static partial class SettingsComparer
{
    private const string NotStated = "not stated";

    // Members that are compared elsewhere (checks, facts, the validity with its default) or do not affect decisions (tests, the schema).
    private static readonly string[] OtherMembers = ["$schema", "checks", "facts", "tests", "validFor"];

    // Documentation for people, and by which name and from when a host selects the rule set. What it decides does not change.
    private static readonly string[] Documentation = ["ruleset", "version", "effectiveFrom", "why", "owner", "unchecked", "customerTexts"];

    public static IReadOnlyList<RuleSettingChange> Compare(RuleSet old, RuleSet @new) =>
        [
            .. Members(old, @new), .. Extension(old.Definition, @new.Definition), .. Validity(old, @new),
            .. CustomFacts(old.Definition, @new.Definition), .. Origins(old.Definition, @new.Definition),
        ];

    /// <summary>What a file extends does not change decisions; the regions show the effect of each inherited check.</summary>
    private static IEnumerable<RuleSettingChange> Extension(RuleSetDefinition old, RuleSetDefinition @new) =>
        Changed("extends", Extended(old), Extended(@new), ChangeDirection.None);

    private static string Extended(RuleSetDefinition ruleSet) =>
        ruleSet.Extension is { Base: var @base } ? $"{@base.Name} {@base.Version} (sha256 {@base.Sha256})" : NotStated;

    /// <summary>Lists the origin of each check that differs and is, or was, inherited or replaced.</summary>
    private static IEnumerable<RuleSettingChange> Origins(RuleSetDefinition old, RuleSetDefinition @new) =>
        from id in old.Checks.Concat(@new.Checks).Select(check => check.Id).Distinct(StringComparer.Ordinal)
        let before = old.Checks.FirstOrDefault(check => string.Equals(check.Id, id, StringComparison.Ordinal))
        let after = @new.Checks.FirstOrDefault(check => string.Equals(check.Id, id, StringComparison.Ordinal))
        where !CheckText.AreSame(before, after)
        from change in Changed($"checks.{id}", Origin(before), Origin(after), ChangeDirection.None)
        where before?.InheritedFrom is not null || after?.InheritedFrom is not null || after?.ReplacesCheckOf is not null
        select change;

    private static string Origin(CheckDefinition? check) => check is null ? NotStated : OriginText.Of(check) ?? "stands in the file";

    private static IEnumerable<RuleSettingChange> Members(RuleSet old, RuleSet @new)
    {
        var (before, after) = (MembersOf(old), MembersOf(@new));
        return from name in before.Keys.Union(after.Keys, StringComparer.Ordinal).Except(OtherMembers, StringComparer.Ordinal)
               let direction = Documentation.Contains(name, StringComparer.Ordinal) ? ChangeDirection.None : ChangeDirection.Looser
               from change in Changed(name, before.GetValueOrDefault(name, NotStated), after.GetValueOrDefault(name, NotStated), direction)
               select change;
    }

    private static Dictionary<string, string> MembersOf(RuleSet ruleSet)
    {
        using var text = JsonDocument.Parse(ruleSet.CanonicalText);
        var members = text.RootElement.EnumerateObject();
        return members.ToDictionary(member => member.Name, member => OnOneLine(member.Value), StringComparer.Ordinal);
    }

    private static string OnOneLine(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && value.GetString() is { } text ? text : LineBreak().Replace(value.GetRawText(), " ");

    private static IReadOnlyList<RuleSettingChange> Validity(RuleSet old, RuleSet @new) => Changed(
        "validFor",
        ThresholdSyntax.WriteDuration(old.ValidFor),
        ThresholdSyntax.WriteDuration(@new.ValidFor),
        @new.ValidFor > old.ValidFor ? ChangeDirection.Looser : ChangeDirection.Stricter);

    /// <summary>A declaration alone does not change decisions; the regions show the effect on checks.</summary>
    private static IEnumerable<RuleSettingChange> CustomFacts(RuleSetDefinition old, RuleSetDefinition @new) =>
        from name in old.CustomFacts.Concat(@new.CustomFacts).Select(fact => fact.Name).Distinct(StringComparer.Ordinal)
        from change in Changed($"facts.{name}", Declared(old, name), Declared(@new, name), ChangeDirection.None)
        select change;

    private static string Declared(RuleSetDefinition ruleSet, string name)
    {
        var fact = ruleSet.CustomFacts.FirstOrDefault(fact => string.Equals(fact.Name, name, StringComparison.Ordinal));
        if (fact is null)
        {
            return NotStated;
        }

        var form = (fact.Type, fact.Measure.Worse) switch
        {
            (CustomFactType.Text, _) => $"text in [{string.Join(", ", fact.Measure.Values)}]",
            (_, WorseSide.None) => fact.TypeName,
            (_, var worse) => $"{fact.TypeName}, worse {(worse == WorseSide.Higher ? "higher" : "lower")}",
        };
        return fact.Why is null ? form : $"{form}, why: {fact.Why}";
    }

    private static IReadOnlyList<RuleSettingChange> Changed(string setting, string old, string @new, ChangeDirection direction) =>
        string.Equals(old, @new, StringComparison.Ordinal) ? [] : [new RuleSettingChange(setting, old, @new, direction)];

    // Texts have no line breaks, so a line break separates two members.
    [GeneratedRegex(@"\n\s*", RegexOptions.None, 1_000)]
    private static partial Regex LineBreak();
}
