using FundsCheck.Rules.Language;

namespace FundsCheck.Rules.Parsing;

/// <summary>Reads the sentences for the customer of a rule set's own reasons.</summary>
internal static class OwnTextReader
{
    /// <param name="node">The member.</param>
    /// <param name="context">The file.</param>
    /// <param name="isComplete">False where a check has problems: its reasons are not known, so none is reported as missing.</param>
    public static IReadOnlyList<CustomerTextDefinition> ReadAll(SourceNode node, ReadContext context, bool isComplete)
    {
        if (node.Kind != SourceKind.Object || node.Members.Count == 0)
        {
            context.Add(
                node, "customerTexts.shape",
                "`customerTexts` is an object of the file's own reasons, each with its sentence, as in { \"X_TENURE\": \"…\" }");
            return [];
        }

        var own = isComplete ? OwnCodes(context.Checks) : [.. node.Members.Select(member => member.Name)];
        return [
            .. node.Members.Select(member => Read(member, own, context)).OfType<CustomerTextDefinition>()
                .OrderBy(text => text.Code, StringComparer.Ordinal),
        ];
    }

    /// <summary>The codes of rule authors that checks give.</summary>
    public static IReadOnlyList<string> OwnCodes(IEnumerable<CheckDefinition> checks) =>
    [
        .. checks.SelectMany(check => check.BandList.Answers()).Select(answer => answer.Reason).OfType<string>()
            .Where(ReasonCodes.IsOwn).Distinct(StringComparer.Ordinal),
    ];

    private static CustomerTextDefinition? Read(SourceMember member, IReadOnlyList<string> own, ReadContext context)
    {
        if (!ReasonCodes.IsOwn(member.Name))
        {
            context.Problems.Add(
                member.NameOffset, "customerTexts.code",
                $"`{SyntaxText.Shorten(member.Name)}` is not an `X_` reason; a text of any other reason is in customer-texts.json beside "
                    + "the rules");
            return null;
        }

        if (!own.Contains(member.Name, StringComparer.Ordinal))
        {
            var fix = Suggestion.For(member.Name, own) is { Length: > 0 } near ? near : "; remove it, or give the reason in a check";
            context.Problems.Add(
                member.NameOffset, "customerTexts.unused", $"no check gives the reason `{SyntaxText.Shorten(member.Name)}`{fix}");
            return null;
        }

        return context.ReadSentence(member.Value, $"the text of `{member.Name}`") is { } text
            ? new CustomerTextDefinition(member.Name, text, context.Problems.At(member.NameOffset))
            : null;
    }
}
