using FundsCheck.Rules.Language;

namespace FundsCheck.Rules.Parsing;

/// <summary>Reads the values of a measure, which must be in its vocabulary.</summary>
internal static class ValueReader
{
    /// <summary>Reads the valid, distinct values of an <c>in</c> list.</summary>
    public static IReadOnlyList<string>? ReadList(SourceNode node, Measure measure, ReadContext context)
    {
        if (node.Kind != SourceKind.List)
        {
            context.Add(node, "type.wrong", $"the values of `{measure.Name}` are a list, as in [{Example(measure)}], not {node.KindName}");
            return null;
        }

        if (node.Items.Count is 0 or > RuleLimits.ValuesMax)
        {
            context.Add(node, "list.size", $"a list of values has 1 to {RuleLimits.ValuesMax} entries, not {node.Items.Count}");
            return null;
        }

        var values = new List<string>();
        foreach (var item in node.Items)
        {
            if (ReadOne(item, measure, context) is not { } value)
            {
                continue;
            }

            if (values.Contains(value, StringComparer.Ordinal))
            {
                context.Add(item, "value.repeated", $"`{value}` is twice in this list; keep it once");
                continue;
            }

            values.Add(value);
        }

        return values.Count == node.Items.Count ? values : null;
    }

    public static string? ReadOne(SourceNode node, Measure measure, ReadContext context)
    {
        if (ReferenceEquals(measure, Measures.BalanceReading))
        {
            return ReadReading(node, measure.Values, context);
        }

        if (measure.IsOpen)
        {
            return node is { Kind: SourceKind.Text, Text: Measures.NoFailure } ? node.Text : FailureCodes.Read(node, context);
        }

        if (!measure.IsBoolean)
        {
            return context.ReadWord(node, $"a value of `{measure.Name}`", "value.unknown", measure.Values);
        }

        if (node.IsBoolean)
        {
            return node.Text;
        }

        context.Add(node, "type.wrong", $"`{measure.Name}` is true or false, without quotes, not {node.KindName}");
        return null;
    }

    /// <summary>Reads <c>read</c> or a failure category; reports any other value and returns null.</summary>
    public static string? ReadReading(SourceNode node, IReadOnlyList<string> readings, ReadContext context)
    {
        var text = context.ReadText(node, "a value of `balance.reading`", RuleLimits.SentenceLengthMax);
        if (text is null || readings.Contains(text, StringComparer.Ordinal))
        {
            return text;
        }

        var categories = string.Join(", ", BalanceFailures.CategoryNames.Select(name => $"`{name}`"));
        var fix = Suggestion.For(text, readings) is { Length: > 0 } near
            ? near
            : $"; write `{Measures.Read}` or one of {categories}, and compare a provider's own codes with `balance.failureCode`";
        context.Add(node, "value.unknown", $"`{SyntaxText.Shorten(text)}` is no failure category{fix}", Suggestion.Nearest(text, readings));
        return null;
    }

    // A text with an invalid declaration has no values.
    private static string Example(Measure measure) => measure.IsBoolean ? "true" : $"\"{measure.Values.FirstOrDefault("…")}\"";
}
