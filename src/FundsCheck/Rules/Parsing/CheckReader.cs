using FundsCheck.Rules.Language;

namespace FundsCheck.Rules.Parsing;

/// <summary>Reads one check.</summary>
internal static class CheckReader
{
    public static CheckDefinition? Read(SourceNode node, ReadContext context)
    {
        if (ObjectReader.Open(node, "a check", context) is not { } reader)
        {
            return null;
        }

        var idNode = reader.Required("id", "name it, as in `\"id\": \"funds\"`");
        var id = idNode is null ? null : context.ReadName(idNode, "a check's id");
        var why = reader.OptionalSentence("why");
        var guardsFor = GuardReader.Read(reader.Optional("for"), "for", context);
        var guardsUnless = GuardReader.Read(reader.Optional("unless"), "unless", context);
        var bandList = BandListReader.Read(reader, depth: 0, context);
        reader.Close();
        return idNode is null || id is null || guardsFor is null || guardsUnless is null || bandList is null
            ? null
            : new CheckDefinition(
                id, why, guardsFor, guardsUnless, bandList, context.Problems.At(idNode.Offset),
                context.Problems.At(reader.OffsetOfName("for")), context.Problems.At(reader.OffsetOfName("unless")));
    }
}
