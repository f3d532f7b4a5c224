using FundsCheck.Rules.Language;

namespace FundsCheck.Rules.Parsing;

/// <summary>Reads the outcome of a band or an <c>ifUnknown</c>, and rejects a waiver without a because.</summary>
internal static class AnswerReader
{
    public static AnswerDefinition? Read(ObjectReader reader, SourceNode? outcomeNode, AnswerPlace place, ReadContext context)
    {
        var reasonNode = reader.Optional("reason");
        var becauseNode = reader.Optional("because");
        var reason = reasonNode is null ? null : ReadReason(reasonNode, place, context);
        var because = reader.OptionalSentence("because");
        if (outcomeNode is null || ReadOutcome(outcomeNode, context) is not { } outcome)
        {
            return null;
        }

        if (outcome == Outcome.Accept)
        {
            CheckWaiver(reader, outcomeNode, reasonNode, becauseNode, place, context);
        }
        else
        {
            CheckRefusal(reader, outcome, reasonNode, becauseNode, place, context);
        }

        var becauseAt = context.Problems.At(reader.OffsetOfName("because"));
        return reasonNode is null == reason is null
            ? new AnswerDefinition(outcome, reason, because, context.Problems.At(outcomeNode.Offset), becauseAt)
            : null;
    }

    private static Outcome? ReadOutcome(SourceNode node, ReadContext context) =>
        context.ReadWord(node, "an outcome", "outcome.unknown", OutcomeNames.All) is { } name ? OutcomeNames.Find(name) : null;

    private static string? ReadReason(SourceNode node, AnswerPlace place, ReadContext context)
    {
        var code = context.ReadText(node, "`reason`", ReasonCodes.LengthMax);
        if (code is null)
        {
            return null;
        }

        if (string.Equals(code, ReasonCodes.HoldPossible, StringComparison.Ordinal))
        {
            context.Add(node, "reason.reserved", $"`{code}` is reserved for the evaluation; write another reason");
            return null;
        }

        if (ReasonCodes.IsOwn(code) || ReasonCodes.Find(code) is not null)
        {
            return code;
        }

        var suggestion = Suggestion.For(code, ReasonCodes.All);
        var ownCode = place == AnswerPlace.ReadingGateOther
            ? " omit `reason` where the failure's own code is the reason;"
            : string.Empty;
        context.Add(
            node,
            "reason.unknown",
            $"`{code}` is not a listed reason{suggestion}{(suggestion.Length == 0 ? ";" : string.Empty)}{ownCode} a reason of your own "
                + "starts with `X_`, in upper case",
            Suggestion.Nearest(code, ReasonCodes.All));
        return null;
    }

    private static void CheckWaiver(
        ObjectReader reader, SourceNode outcome, SourceNode? reason, SourceNode? because, AnswerPlace place, ReadContext context)
    {
        if (place == AnswerPlace.FundsBand)
        {
            // The start of the band decides, which is known once its neighbours are read.
            return;
        }

        if (place is AnswerPlace.Band or AnswerPlace.GateGood)
        {
            CheckNoBecause(
                reader, because, "it explains a waiver, and this accept rests on a known value", context);
        }
        else if ((because is null || (reason is null && place != AnswerPlace.ReadingGateOther)) && !reader.IsMisspelt("reason")
            && !reader.IsMisspelt("because"))
        {
            var lacking = (reason, because) switch
            {
                (null, null) when place == AnswerPlace.ReadingGateOther => "`because`",
                (null, null) => "`reason` and `because`",
                (null, _) => "`reason`",
                _ => "`because`",
            };
            var broken = new InvariantViolation(InvariantViolationKind.WaiverUnexplained, context.Problems.At(outcome.Offset));
            context.Problems.Add(
                reader.Node.Offset, "waiver.because",
                $"this accepts what was not checked, and lacks {lacking}; write why that is right, or write `review`", broken);
        }
    }

    private static void CheckRefusal(
        ObjectReader reader, Outcome outcome, SourceNode? reason, SourceNode? because, AnswerPlace place, ReadContext context)
    {
        // The reason of a failed reading may be the failure's own code; every other review or decline needs a reason.
        if (reason is null && !reader.IsMisspelt("reason") && place != AnswerPlace.ReadingGateOther)
        {
            context.Add(reader.Node, "reason.missing", $"a {outcome.ToName()} names its reason; add `\"reason\": \"…\"`");
        }

        CheckNoBecause(reader, because, "it explains an accept of what was not checked", context);
    }

    private static void CheckNoBecause(ObjectReader reader, SourceNode? because, string why, ReadContext context)
    {
        if (because is not null)
        {
            context.Problems.Add(
                reader.OffsetOfName("because"), "because.misplaced", $"`because` does not belong here: {why}; use the check's `why`");
        }
    }
}
