using FundsCheck.Rules.Language;

namespace FundsCheck.Rules.Parsing;

/// <summary>
/// Joins what a file states with what it inherits. A file adds checks, and replaces one only by naming it; the most severe outcome wins, so
/// an addition never loosens a decision.
/// </summary>
internal static class InheritedParts
{
    /// <summary>The inherited checks in their order, each replaced one in its place, and then the further checks of the file.</summary>
    /// <param name="own">The valid checks of the file.</param>
    /// <param name="ids">The ids of all checks of the file, including the invalid ones.</param>
    /// <param name="inheritance">What the file extends.</param>
    /// <param name="context">The state of the readers.</param>
    public static IReadOnlyList<CheckDefinition> Checks(
        IReadOnlyList<CheckDefinition> own, IReadOnlyCollection<string?> ids, Inheritance inheritance, ReadContext context)
    {
        foreach (var (id, node) in inheritance.Replaces.Where(row => !ids.Contains(row.Id, StringComparer.Ordinal)))
        {
            context.Add(
                node, "replaces.undefined",
                $"the file replaces `{id}` and has no check of this id; write the check that stands for it, or remove this, since an "
                    + "inherited check cannot be left out");
        }

        var replaced = inheritance.Replaces.Select(row => row.Id).ToHashSet(StringComparer.Ordinal);
        var inherited = inheritance.Definition.Checks.ToDictionary(check => check.Id, StringComparer.Ordinal);
        var added = new List<CheckDefinition>();
        var replacing = new Dictionary<string, CheckDefinition>(StringComparer.Ordinal);
        foreach (var check in own)
        {
            if (!inherited.TryGetValue(check.Id, out var before))
            {
                added.Add(check);
            }
            else if (!replaced.Contains(check.Id))
            {
                context.Problems.Add(
                    check.IdAt, "check.inherited",
                    $"`{inheritance.Name}` has a check `{check.Id}` already; replace it by \"replaces\": [\"{check.Id}\"], or give this "
                        + "check another id");
            }
            else if (!replacing.TryAdd(check.Id, check with { ReplacesCheckOf = inheritance.OriginOf(before.InheritedFrom) }))
            {
                // A second check of the id is reported as repeated.
                added.Add(check);
            }
        }

        return
        [
            .. inheritance.Definition.Checks.Select(check => replacing.GetValueOrDefault(check.Id)
                ?? check with { InheritedFrom = inheritance.OriginOf(check.InheritedFrom) }),
            .. added,
        ];
    }

    /// <summary>The inherited declarations and those of the file, in ordinal order.</summary>
    public static IReadOnlyList<CustomFactDefinition> CustomFacts(IReadOnlyList<CustomFactDefinition> own, Inheritance inheritance) =>
    [
        .. inheritance.Definition.CustomFacts.Select(fact => fact with { InheritedFrom = inheritance.OriginOf(fact.InheritedFrom) })
            .Concat(own).OrderBy(fact => fact.Name, StringComparer.Ordinal),
    ];

    /// <summary>The statements of the file, and the inherited ones that no check of the file contradicts.</summary>
    public static IReadOnlyList<UncheckedStatement> Unchecked(
        IReadOnlyList<UncheckedStatement> own, IReadOnlyList<CheckDefinition> checks, Inheritance inheritance) =>
    [
        .. inheritance.Definition.Unchecked
            .Where(statement => !own.Any(other => ReferenceEquals(other.Measure, statement.Measure)))
            .Where(statement => !checks.Any(check => ReferenceEquals(check.BandList.Measure, statement.Measure)))
            .Select(statement => statement with { InheritedFrom = inheritance.OriginOf(statement.InheritedFrom) })
            .Concat(own).OrderBy(statement => statement.Measure.Name, StringComparer.Ordinal),
    ];

    /// <summary>The texts of the file, and the inherited ones of reasons that checks still give and the file has no text for.</summary>
    public static IReadOnlyList<CustomerTextDefinition> CustomerTexts(
        IReadOnlyList<CustomerTextDefinition> own, IReadOnlyList<CheckDefinition> checks, Inheritance inheritance)
    {
        var codes = OwnTextReader.OwnCodes(checks);
        return
        [
            .. inheritance.Definition.CustomerTexts
                .Where(text => codes.Contains(text.Code, StringComparer.Ordinal))
                .Where(text => !own.Any(other => string.Equals(other.Code, text.Code, StringComparison.Ordinal)))
                .Select(text => text with { InheritedFrom = inheritance.OriginOf(text.InheritedFrom) })
                .Concat(own).OrderBy(text => text.Code, StringComparer.Ordinal),
        ];
    }

    /// <summary>Reports another currency than the inherited one, in which all inherited thresholds are.</summary>
    public static void CheckCurrency(Currency own, SourceNode node, Inheritance inheritance, ReadContext context)
    {
        if (own != inheritance.Definition.Currency)
        {
            context.Add(
                node, "currency.inherited",
                $"`{inheritance.Name}` judges {inheritance.Definition.Currency}, and its thresholds stay in it; remove `currency`, or "
                    + $"extend a rule set in {own}");
        }
    }

    /// <summary>Reports a longer validity than the inherited one, which would be looser.</summary>
    public static void CheckValidFor(TimeSpan own, SourceNode node, Inheritance inheritance, ReadContext context)
    {
        if (own > inheritance.Base.ValidFor)
        {
            context.Add(
                node, "validFor.inherited",
                $"a decision by `{inheritance.Name}` is valid for {ThresholdSyntax.WriteDuration(inheritance.Base.ValidFor)}, and an "
                    + "extension only shortens that; write as much or less, or remove `validFor`");
        }
    }

    /// <summary>Reports an extension that is in force before the rule set that it extends, whose checks would judge too early.</summary>
    /// <param name="own">The instant of the file; null for a file that is in force from always.</param>
    /// <param name="node">Where the file states it.</param>
    /// <param name="inheritance">What the file extends.</param>
    /// <param name="context">The state of the readers.</param>
    public static void CheckEffectiveFrom(DateTimeOffset? own, SourceNode node, Inheritance inheritance, ReadContext context)
    {
        if (inheritance.Definition.EffectiveFrom is { } inherited && (own is null || own < inherited))
        {
            var from = inheritance.Definition.EffectiveFromText;
            context.Add(
                node, "effectiveFrom.inherited",
                $"`{inheritance.Name}` is in force from {from}, and a rule set that extends it is not in force earlier; write "
                    + $"\"effectiveFrom\": \"{from}\" or a later instant");
        }
    }
}
