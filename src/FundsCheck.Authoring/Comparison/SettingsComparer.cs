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

    // Documentation for people, and the name by which a host selects the rule set. Decisions do not change.
    private static readonly string[] Documentation = ["ruleset", "version", "why", "owner", "unchecked", "customerTexts"];

    public static IReadOnlyList<RuleSettingChange> Compare(RuleSet old, RuleSet @new) =>
        [.. Members(old, @new), .. Validity(old, @new), .. CustomFacts(old.Definition, @new.Definition)];

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

        if (fact.Type == CustomFactType.Text)
        {
            return $"text in [{string.Join(", ", fact.Measure.Values)}]";
        }

        var worse = fact.Measure.Worse;
        return worse == WorseSide.None ? fact.TypeName : $"{fact.TypeName}, worse {(worse == WorseSide.Higher ? "higher" : "lower")}";
    }

    private static IReadOnlyList<RuleSettingChange> Changed(string setting, string old, string @new, ChangeDirection direction) =>
        string.Equals(old, @new, StringComparison.Ordinal) ? [] : [new RuleSettingChange(setting, old, @new, direction)];

    // Texts have no line breaks, so a line break separates two members.
    [GeneratedRegex(@"\n\s*", RegexOptions.None, 1_000)]
    private static partial Regex LineBreak();
}
