using FundsCheck.Rules.Language;

namespace FundsCheck.Rules.Parsing;

/// <summary>Reads a measure with its bands and its <c>ifUnknown</c>, for a check or a fallback.</summary>
internal static class BandListReader
{
    public static BandListDefinition? Read(ObjectReader reader, int depth, ReadContext context)
    {
        var measureNode = reader.Required("measure", "name its measure, as in `\"measure\": \"headroom.available\"`");
        var bandsNode = reader.Required("bands", "write its bands, the last of them `{ \"otherwise\": \"…\" }`");
        var unknownNode = reader.Optional("ifUnknown");
        var measure = measureNode is null ? null : ReadMeasure(measureNode, context);
        var bands = bandsNode is null ? null : ReadBands(reader, bandsNode, measure, depth > 0, context);
        var unknown = ReadUnknown(unknownNode, measure, reader, depth, context);
        return measureNode is null || bandsNode is null || measure is null || bands is null || unknown is not var (answer, fallback)
            ? null
            : new BandListDefinition(
                measure, bands, answer, fallback, context.Problems.At(reader.OffsetOfName("measure")),
                context.Problems.At(measureNode.Offset), context.Problems.At(bandsNode.Offset));
    }

    private static Measure? ReadMeasure(SourceNode node, ReadContext context)
    {
        var name = context.ReadText(node, "`measure`", RuleLimits.NameLengthMax);
        return name is null ? null : FindMeasure(name, node.Offset, context);
    }

    public static Measure? FindMeasure(string name, int offset, ReadContext context)
    {
        if (context.Measures.TryGetValue(name, out var measure))
        {
            return measure;
        }

        if (context.UnreadCustomFacts.Contains(name))
        {
            return null;
        }

        var suggestion = Suggestion.For(name, context.Measures.Keys);
        var fix = name.StartsWith("x.", StringComparison.Ordinal) && suggestion.Length == 0 ? "; declare it in `facts`" : suggestion;
        context.Problems.Add(offset, "measure.unknown", $"`{name}` is not a measure{fix}", Suggestion.Nearest(name, context.Measures.Keys));
        return null;
    }

    private static List<BandDefinition>? ReadBands(
        ObjectReader reader, SourceNode node, Measure? measure, bool insideIfUnknown, ReadContext context)
    {
        if (reader.Items(node, "bands", 1, RuleLimits.BandsMax) is not { } items)
        {
            return null;
        }

        var bands = items.Select(item => BandReader.Read(item, measure, insideIfUnknown, context)).ToList();
        return bands.Contains(null) ? null : [.. bands.OfType<BandDefinition>()];
    }

    private static (AnswerDefinition? Answer, BandListDefinition? Fallback)? ReadUnknown(
        SourceNode? node, Measure? measure, ObjectReader bandList, int depth, ReadContext context)
    {
        if (node is null)
        {
            if (measure is not { CanBeUnknown: true } || bandList.Optional("measure") is not { } measureNode)
            {
                return (null, null);
            }

            var measureAt = context.Problems.At(measureNode.Offset);
            context.Problems.Add(
                bandList.Node.Offset,
                "ifUnknown.missing",
                $"`{measure.Name}` can be unknown; add `\"ifUnknown\": {{ \"then\": \"review\", \"reason\": \"…\" }}`",
                new InvariantViolation(InvariantViolationKind.IfUnknownMissing, measureAt));
            return (null, null);
        }

        if (measure is { CanBeUnknown: false })
        {
            context.Problems.Add(
                bandList.OffsetOfName("ifUnknown"), "ifUnknown.impossible", $"`{measure.Name}` is never unknown; remove `ifUnknown`");
            return null;
        }

        return ObjectReader.Open(node, "`ifUnknown`", context) is { } reader ? ReadUnknown(reader, depth, context) : null;
    }

    private static (AnswerDefinition? Answer, BandListDefinition? Fallback)? ReadUnknown(
        ObjectReader reader, int depth, ReadContext context)
    {
        if (reader.Optional("then") is { } outcome)
        {
            if (reader.Optional("measure") is not null)
            {
                context.Problems.Add(
                    reader.OffsetOfName("then"), "ifUnknown.both",
                    "an `ifUnknown` has an outcome or a fallback, not both; remove `then`, or the measure");
                return null;
            }

            var answer = AnswerReader.Read(reader, outcome, AnswerPlace.IfUnknown, context);
            reader.Close();
            return answer is null ? null : (answer, null);
        }

        if (reader.Optional("measure") is null && reader.Optional("bands") is null)
        {
            _ = reader.Optional("reason");
            _ = reader.Optional("because");
            _ = reader.Required("then", "state the outcome, as in `\"then\": \"review\"`, or fall back on another measure");
            reader.Close();
            return null;
        }

        if (depth + 1 > RuleLimits.FallbacksMax)
        {
            context.Add(
                reader.Node, "fallback.depth",
                $"there are at most {RuleLimits.FallbacksMax} fallbacks, one inside the other (FallbacksMax)");
            return null;
        }

        var fallback = Read(reader, depth + 1, context);
        reader.Close();
        return fallback is null ? null : (null, fallback);
    }
}
