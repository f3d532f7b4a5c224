using FundsCheck.Rules.Language;

namespace FundsCheck.Rules.Parsing;

/// <summary>Reads <c>extends</c> and <c>replaces</c>.</summary>
internal static class ExtensionReader
{
    /// <summary>Returns false where the file extends a rule set that cannot be had, so that the rest of the file has no meaning.</summary>
    public static bool TryRead(ObjectReader reader, string? name, ReadContext context, out Inheritance? inheritance)
    {
        inheritance = null;
        var (replaces, versionNode) = (reader.Optional("replaces"), reader.Optional("extendsVersion"));
        if (reader.Optional("extends") is not { } node)
        {
            if (replaces is not null)
            {
                context.Problems.Add(
                    reader.OffsetOfName("replaces"), "replaces.alone",
                    "only a rule set that extends another one replaces checks; name it in `extends`, or remove `replaces`");
            }

            if (versionNode is not null)
            {
                context.Problems.Add(
                    reader.OffsetOfName("extendsVersion"), "extendsVersion.alone",
                    "only a rule set that extends another one names a version of it; name it in `extends`, or remove `extendsVersion`");
            }

            return true;
        }

        var version = versionNode is null ? null : context.ReadText(versionNode, "`extendsVersion`", RuleLimits.NameLengthMax);
        if ((versionNode is not null && version is null)
            || context.ReadName(node, "a rule set's name") is not { } baseName
            || FindBase(node, name, new ExtendedName(baseName, version), context) is not { } found)
        {
            return false;
        }

        inheritance = new Inheritance(
            found, replaces is null ? [] : ReadReplaces(reader, replaces, found.Definition, context), version is not null);
        return true;
    }

    private static ExtendedRuleSet? FindBase(SourceNode node, string? name, ExtendedName extended, ReadContext context)
    {
        if (context.Others is { } others)
        {
            return others.Find(name, extended, node, context);
        }

        context.Add(
            node, "extends.alone",
            "this text is loaded without its folder, so it extends nothing; load the file or its folder, or write the whole rule set "
                + "(`fundscheck rules resolve`)");
        return null;
    }

    private static List<(string Id, SourceNode Node)> ReadReplaces(
        ObjectReader reader, SourceNode node, RuleSetDefinition @base, ReadContext context)
    {
        var replaces = new List<(string Id, SourceNode Node)>();
        var ids = @base.Checks.Select(check => check.Id).ToList();
        foreach (var item in reader.Items(node, "replaces", 1, RuleLimits.ChecksMax) ?? [])
        {
            if (context.ReadName(item, "a check's id") is not { } id)
            {
                continue;
            }

            if (replaces.Exists(row => string.Equals(row.Id, id, StringComparison.Ordinal)))
            {
                context.Add(item, "replaces.repeated", $"`{id}` is twice in `replaces`; keep it once");
            }
            else if (ids.Contains(id, StringComparer.Ordinal))
            {
                replaces.Add((id, item));
            }
            else
            {
                context.Add(
                    item, "replaces.unknown",
                    $"`{@base.Name}` has no check `{id}`{Suggestion.For(id, ids)}; name a check of it, or remove this");
            }
        }

        return replaces;
    }
}
