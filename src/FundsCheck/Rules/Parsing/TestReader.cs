using FundsCheck.Rules.Language;

namespace FundsCheck.Rules.Parsing;

/// <summary>Reads a test of a rule set.</summary>
internal static class TestReader
{
    public static TestDefinition? Read(SourceNode node, IReadOnlyDictionary<string, GivenFact> facts, ReadContext context)
    {
        if (ObjectReader.Open(node, "a test", context) is not { } reader)
        {
            return null;
        }

        var nameNode = reader.Required("name", "name what it shows, as in `\"name\": \"one cent short\"`");
        var givenNode = reader.Required("given", "state its facts, as in { \"amount\": \"75.00 USD\" }");
        var expectNode = reader.Required("expect", "state the decision, as in { \"outcome\": \"accept\", \"reasons\": [] }");
        reader.Close();
        var name = nameNode is null ? null : context.ReadText(nameNode, "a test's name", RuleLimits.TestNameLengthMax);
        var given = givenNode is null ? null : ReadGiven(givenNode, facts, context);
        var expect = expectNode is null ? null : ReadExpect(expectNode, OwnCodeOf(given ?? []), context);
        return nameNode is null || name is null || given is null || expect is not var (outcome, reasons)
            ? null
            : new TestDefinition(name, given, outcome, reasons, context.Problems.At(node.Offset), context.Problems.At(nameNode.Offset));
    }

    private static List<TestFact>? ReadGiven(SourceNode node, IReadOnlyDictionary<string, GivenFact> facts, ReadContext context)
    {
        if (ObjectReader.Open(node, "`given`", context) is not { } reader)
        {
            return null;
        }

        var problemsBefore = context.Problems.Count;
        if (node.Find("amount") is null)
        {
            context.Add(node, "member.missing", "`given` lacks `amount`; state it, as in `\"amount\": \"75.00 USD\"`");
        }

        var (given, isWhole) = (new List<TestFact>(), true);
        foreach (var member in node.Members)
        {
            if (context.UnreadCustomFacts.Contains(member.Name))
            {
                isWhole = false;
                continue;
            }

            if (!facts.TryGetValue(member.Name, out var fact))
            {
                context.Problems.Add(
                    member.NameOffset, "fact.unknown",
                    $"`{member.Name}` is not a fact that a test can state{Fix(member.Name, facts.Keys)}",
                    Suggestion.Nearest(member.Name, facts.Keys));
                continue;
            }

            given.Add(new TestFact(
                member.Name, ReadValue(member.Value, fact, context), member.Value.Kind is SourceKind.Number || member.Value.IsBoolean));
        }

        if (node.Find("balance.failureCode") is { } code && OwnCodeOf(given) is null)
        {
            context.Add(code, "test.value", "a failure has a category too; state it, as in `\"balance.reading\": \"userActionRequired\"`");
        }

        return isWhole && context.Problems.Count == problemsBefore ? given : null;
    }

    /// <summary>Gets the failure code of a test, which may be a reason; null without one.</summary>
    private static string? OwnCodeOf(IReadOnlyList<TestFact> given)
    {
        var reading = ValueOf("balance.reading");
        return reading is Measures.NotRequested
            ? BalanceFailures.NotRequestedCode
            : reading is not null && BalanceFailures.Find(reading) is { } category
                ? ValueOf("balance.failureCode") ?? BalanceFailures.CodeOf(category)
                : null;

        string? ValueOf(string name) => given.FirstOrDefault(fact => string.Equals(fact.Name, name, StringComparison.Ordinal))?.Value;
    }

    private static string Fix(
        string name, IEnumerable<string> facts) => (Suggestion.For(name, facts), name.StartsWith("x.", StringComparison.Ordinal)) switch
        {
            ("", true) => "; declare it in `facts`",
            var (near, _) => near,
        };

    private static string? ReadValue(SourceNode node, GivenFact fact, ReadContext context)
    {
        if (node.Kind != SourceKind.Null)
        {
            return fact.Read(node, context);
        }

        if (!fact.MayBeNull)
        {
            context.Add(node, "test.value", $"`{fact.Name}` is never unknown; state a value, or leave it out");
        }

        return null;
    }

    private static (Outcome Outcome, IReadOnlyList<string> Reasons)? ReadExpect(SourceNode node, string? ownCode, ReadContext context)
    {
        if (ObjectReader.Open(node, "`expect`", context) is not { } reader)
        {
            return null;
        }

        var outcomeNode = reader.Required("outcome", "write accept, review or decline");
        var reasonsNode = reader.Required("reasons", "list the codes, all of them; [] for none");
        reader.Close();
        var outcome = outcomeNode is null ? null : context.ReadWord(outcomeNode, "an outcome", "outcome.unknown", OutcomeNames.All);
        var reasons = reasonsNode is null ? null : ReadReasons(reader, reasonsNode, ownCode, context);
        return outcome is null || reasons is null || OutcomeNames.Find(outcome) is not { } expected ? null : (expected, reasons);
    }

    private static List<string>? ReadReasons(ObjectReader reader, SourceNode node, string? ownCode, ReadContext context)
    {
        if (reader.Items(node, "reasons", 0, RuleLimits.ValuesMax) is not { } items)
        {
            return null;
        }

        var reasons = new List<string>();
        foreach (var item in items)
        {
            var code = context.ReadText(item, "a reason", ReasonCodes.LengthMax);
            if (code is not null && !ReasonCodes.IsOwn(code) && ReasonCodes.Find(code) is null
                && !string.Equals(code, ownCode, StringComparison.Ordinal))
            {
                IReadOnlyList<string> listed = ownCode is null ? ReasonCodes.All : [ownCode, .. ReasonCodes.All];
                context.Add(
                    item,
                    "reason.unknown",
                    $"`{code}` is not a listed reason, nor the code of the failure that the test states{Suggestion.For(code, listed)}",
                    Suggestion.Nearest(code, listed));
            }
            else if (code is not null && reasons.Contains(code, StringComparer.Ordinal))
            {
                context.Add(item, "value.repeated", $"`{code}` is twice in this list; keep it once");
            }
            else if (code is not null)
            {
                reasons.Add(code);
            }
        }

        return reasons.Count == items.Count ? reasons : null;
    }
}
