using FundsCheck.Rules.Language;

namespace FundsCheck.Rules.Parsing;

/// <summary>Reads one band of a band list.</summary>
internal static class BandReader
{
    private static readonly string[] Shapes = ["below", "upTo", "in", "otherwise"];

    public static BandDefinition? Read(SourceNode node, Measure? measure, bool insideIfUnknown, ReadContext context)
    {
        if (ObjectReader.Open(node, "a band", context) is not { } reader)
        {
            return null;
        }

        var present = Shapes.Where(shape => reader.Optional(shape) is not null).ToList();
        if (present.Count > 1)
        {
            context.Problems.Add(
                present.Max(reader.OffsetOfName),
                "band.shape",
                "a band has one of `below`, `upTo`, `in` and `otherwise`, not "
                    + $"{string.Join(" and ", present.Select(shape => $"`{shape}`"))}; write two bands");
            return null;
        }

        if (present.FirstOrDefault() is not { } shape || reader.Optional(shape) is not { } shapeNode)
        {
            _ = reader.Required("otherwise", "begin it with `below`, `upTo` or `in`, or with `otherwise` in the last band");
            _ = reader.Optional("then");
            _ = reader.Optional("reason");
            _ = reader.Optional("because");
            reader.Close();
            return null;
        }

        var kind = (BandKind)Array.IndexOf(Shapes, shape);
        var outcome = kind == BandKind.Otherwise
            ? reader.Optional("otherwise")
            : reader.Required("then", "state the outcome, as in `\"then\": \"review\"`");
        var answer = AnswerReader.Read(reader, outcome, PlaceOf(kind, reader.Optional("in"), measure, insideIfUnknown), context);
        reader.Close();
        var read = measure is null ? null : ReadShape(kind, shapeNode, reader, measure, context);
        return read is var (threshold, values) && answer is not null
            ? new BandDefinition(
                kind,
                threshold,
                values,
                answer,
                context.Problems.At(node.Offset),
                context.Problems.At(reader.OffsetOfName(shape)),
                context.Problems.At(shapeNode.Offset),
                [.. shapeNode.Items.Select(item => context.Problems.At(item.Offset))])
            : null;
    }

    private static (Threshold Threshold, IReadOnlyList<string> Values)? ReadShape(
        BandKind kind, SourceNode node, ObjectReader reader, Measure measure, ReadContext context)
    {
        switch (kind)
        {
            case BandKind.Otherwise:
                return (default, []);
            case BandKind.In when measure.Unit == MeasureUnit.Value:
                return ValueReader.ReadList(node, measure, context) is { } values ? (default, values) : null;
            case BandKind.In:
                context.Problems.Add(
                    reader.OffsetOfName("in"), "threshold.unit",
                    $"`{measure.Name}` is a number; write `below` or `upTo` with a threshold, not a list");
                return null;
            default:
                var key = kind == BandKind.Below ? "below" : "upTo";
                if (measure.Unit == MeasureUnit.Value)
                {
                    context.Problems.Add(
                        reader.OffsetOfName(key), "threshold.unit", $"`{measure.Name}` has values, not numbers; write `\"in\": […]`");
                    return null;
                }

                return ThresholdReader.Read(node, measure, context) is { } threshold ? (threshold, []) : null;
        }
    }

    private static AnswerPlace PlaceOf(BandKind kind, SourceNode? values, Measure? measure, bool insideIfUnknown)
    {
        if (insideIfUnknown)
        {
            return AnswerPlace.IfUnknown;
        }

        if (measure is not { IsGate: true })
        {
            return measure is { IsFunds: true } ? AnswerPlace.FundsBand : AnswerPlace.Band;
        }

        // Another value beside the good value is reported as such, and not also as a waiver.
        var good = kind == BandKind.In && values is not null
            && values.Items.Any(item => item.Kind == SourceKind.Text && string.Equals(item.Text, measure.Opens, StringComparison.Ordinal));
        var other = measure.IsOfReading ? AnswerPlace.ReadingGateOther : AnswerPlace.CurrencyGateOther;
        return good ? AnswerPlace.GateGood : other;
    }
}
