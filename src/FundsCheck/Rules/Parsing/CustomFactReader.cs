using FundsCheck.Rules.Language;

namespace FundsCheck.Rules.Parsing;

/// <summary>Reads the declarations of custom facts.</summary>
internal static class CustomFactReader
{
    private static readonly string[] Sides = ["higher", "lower"];

    /// <summary>Reads the declarations of the file, and joins them with the inherited ones.</summary>
    /// <param name="node">The declarations; null for a file without any.</param>
    /// <param name="context">The state of the readers.</param>
    public static IReadOnlyList<CustomFactDefinition> ReadAll(SourceNode? node, ReadContext context)
    {
        foreach (var fact in context.Inherited?.Definition.CustomFacts ?? [])
        {
            context.Measures[fact.Name] = fact.Measure;
        }

        var own = node is null ? [] : ReadOwn(node, context);
        return context.Inherited is { } inheritance ? InheritedParts.CustomFacts(own, inheritance) : own;
    }

    private static IReadOnlyList<CustomFactDefinition> ReadOwn(SourceNode node, ReadContext context)
    {
        if (node.Kind != SourceKind.Object || node.Members.Count > RuleLimits.CustomFactsMax - InheritedCount(context))
        {
            context.Add(
                node,
                "facts.shape",
                $"`facts` is an object of at most {RuleLimits.CustomFactsMax} declarations, as in {{ \"x.tenureDays\": {{ \"type\": "
                    + "\"integer\" } }");
            return [];
        }

        var facts = node.Members.Select(member => Read(member, context)).ToList();
        context.UnreadCustomFacts.UnionWith(node.Members.Select(member => member.Name).Where(name => !context.Measures.ContainsKey(name)));
        return [.. facts.OfType<CustomFactDefinition>().OrderBy(fact => fact.Name, StringComparer.Ordinal)];
    }

    private static CustomFactDefinition? Read(SourceMember member, ReadContext context)
    {
        if (!IsName(member.Name))
        {
            context.Problems.Add(
                member.NameOffset,
                "facts.name",
                $"a custom fact's name is `x.` and letters or digits, a letter first, at most {RuleLimits.NameLengthMax} in all, as in "
                    + "`x.tenureDays`; dots may separate parts of the name, as in `x.signal.result`");
            return null;
        }

        if (context.Inherited?.Definition.CustomFacts.Any(fact => string.Equals(fact.Name, member.Name, StringComparison.Ordinal)) == true)
        {
            context.Problems.Add(
                member.NameOffset, "facts.inherited",
                $"`{context.Inherited.Name}` declares `{member.Name}` already; remove this declaration, or give the fact another name");
            return null;
        }

        if (ObjectReader.Open(member.Value, $"the declaration of `{member.Name}`", context) is not { } reader)
        {
            return null;
        }

        var typeNode = reader.Required("type", $"write one of {string.Join(", ", CustomFactDefinition.TypeNames)}");
        var worseNode = reader.Optional("worse");
        var valuesNode = reader.Optional("in");
        var why = reader.OptionalSentence("why");
        reader.Close();
        var typeName = typeNode is null ? null : context.ReadWord(typeNode, "a type", "facts.type", CustomFactDefinition.TypeNames);
        if (typeName is null)
        {
            return null;
        }

        var type = (CustomFactType)Array.IndexOf(CustomFactDefinition.TypeNames, typeName);
        var worse = ReadWorse(worseNode, type, reader, context);
        var values = ReadValues(valuesNode, type, reader, context);
        var measure = CustomFactMeasure.Create(member.Name, type, worse, values, context.Currency ?? Currency.Usd);
        context.Measures[member.Name] = measure;
        return new CustomFactDefinition(member.Name, type, measure, context.Problems.At(member.NameOffset)) { Why = why };
    }

    private static WorseSide ReadWorse(SourceNode? node, CustomFactType type, ObjectReader reader, ReadContext context)
    {
        if (node is null)
        {
            return WorseSide.None;
        }

        if (type is CustomFactType.Boolean or CustomFactType.Text)
        {
            context.Problems.Add(reader.OffsetOfName("worse"), "facts.worse", "only a number has a worse side; remove `worse`");
            return WorseSide.None;
        }

        return context.ReadWord(node, "a worse side", "facts.worse", Sides) is { } side
            ? string.Equals(side, "higher", StringComparison.Ordinal) ? WorseSide.Higher : WorseSide.Lower
            : WorseSide.None;
    }

    private static IReadOnlyList<string> ReadValues(SourceNode? node, CustomFactType type, ObjectReader reader, ReadContext context)
    {
        if (type != CustomFactType.Text)
        {
            if (node is not null)
            {
                context.Problems.Add(reader.OffsetOfName("in"), "facts.values", "only a text has a list of values; remove `in`");
            }

            return type == CustomFactType.Boolean ? Measures.Booleans : [];
        }

        if (node is not { Kind: SourceKind.List, Items.Count: > 0 and <= RuleLimits.ValuesMax })
        {
            context.Add(
                node ?? reader.Node, "facts.values",
                $"a text declares its values in a list of 1 to {RuleLimits.ValuesMax}, as in `\"in\": [\"low\", \"high\"]`");
            return [];
        }

        var values = new List<string>();
        foreach (var item in node.Items)
        {
            if (context.ReadText(item, "a value", RuleLimits.NameLengthMax) is { } value && !values.Contains(value, StringComparer.Ordinal))
            {
                values.Add(value);
            }
            else if (item.Kind == SourceKind.Text && values.Contains(item.Text, StringComparer.Ordinal))
            {
                context.Add(item, "value.repeated", $"`{item.Text}` is twice in this list; keep it once");
            }
        }

        return values;
    }

    private static int InheritedCount(ReadContext context) => context.Inherited?.Definition.CustomFacts.Count ?? 0;

    private static bool IsName(string name) =>
        name.Length <= RuleLimits.NameLengthMax
        && name.StartsWith("x.", StringComparison.Ordinal)
        && name[2..].Split('.').All(part => part.Length > 0 && char.IsAsciiLetter(part[0]) && part.All(char.IsAsciiLetterOrDigit));
}
