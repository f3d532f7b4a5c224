using FundsCheck.Rules.Language;

namespace FundsCheck.Rules.Parsing;

/// <summary>Reads the tree of a file into a definition, and reports every structural problem.</summary>
internal static class RuleSetReader
{
    public static RuleSetDefinition? Read(SourceNode root, ReadContext context)
    {
        if (ObjectReader.Open(root, "a rule set", context) is not { } reader)
        {
            return null;
        }

        var schema = reader.OptionalSentence("$schema");
        var nameNode = reader.Required("ruleset", "name it, as in `\"ruleset\": \"ach-debit\"`");
        var versionNode = reader.Required("version", "state it, as in `\"version\": \"2026.11.1\"`");
        var why = reader.OptionalSentence("why");
        var owner = reader.OptionalSentence("owner");
        var currencyNode = reader.Required("currency", "state it, as in `\"currency\": \"USD\"`");
        context.Currency = currencyNode is null ? null : ReadCurrency(currencyNode, context);
        var validForNode = reader.Optional("validFor");
        var validFor = validForNode is null ? null : ReadValidFor(validForNode, context);
        var statements = reader.Optional("unchecked") is { } uncheckedNode ? UncheckedReader.ReadAll(uncheckedNode, context) : [];
        var customFacts = reader.Optional("facts") is { } factsNode ? CustomFactReader.ReadAll(factsNode, context) : [];
        context.CustomFacts = customFacts;
        var checksNode = reader.Required("checks", "write at least the two gates and a check of a headroom or cover");
        var checks = checksNode is null ? null : ReadChecks(reader, checksNode, context);
        var customerTexts = reader.Optional("customerTexts") is { } textsNode
            ? OwnTextReader.ReadAll(textsNode, context, isComplete: checks is not null)
            : [];
        var tests = reader.Optional("tests") is { } testsNode ? ReadTests(reader, testsNode, customFacts, context) : [];
        reader.Close();
        var name = nameNode is null ? null : context.ReadName(nameNode, "a rule set's name");
        var version = versionNode is null ? null : context.ReadText(versionNode, "`version`", RuleLimits.NameLengthMax);
        return name is null || version is null || context.Currency is null || checks is null
            ? null
            : new RuleSetDefinition
            {
                Schema = schema,
                Name = name,
                Version = version,
                Why = why,
                Owner = owner,
                Currency = context.Currency.Value,
                ValidFor = validFor,
                ValidForText = validForNode?.Text,
                Unchecked = statements,
                CustomerTexts = customerTexts,
                Measures = context.Table,
                CustomFacts = customFacts,
                Checks = checks,
                Tests = tests,
            };
    }

    private static Currency? ReadCurrency(SourceNode node, ReadContext context)
    {
        var code = context.ReadText(node, "`currency`", RuleLimits.NameLengthMax);
        if (code is null || (Currency.TryGet(code, out var currency) && currency.HasMinorUnit))
        {
            return code is null ? null : Currency.Get(code);
        }

        context.Add(
            node, "currency.unknown",
            $"`{code}` is not a current ISO 4217 currency with a minor unit; write three upper-case letters, as in `USD`");
        return null;
    }

    private static TimeSpan? ReadValidFor(SourceNode node, ReadContext context)
    {
        var duration = ThresholdReader.ReadDuration(node, "`validFor`", context);
        if (duration is { Ticks: <= 0 })
        {
            context.Add(node, "validFor.zero", "`validFor` is longer than zero; write a duration, as in `1h`");
        }
        else if (duration > TimeSpan.FromHours(RuleLimits.ValidForHoursMax))
        {
            context.Add(
                node,
                "validFor.long",
                $"`validFor` is at most {RuleLimits.ValidForHoursMax}h, since the balance that a decision rests on ages; write "
                    + $"`{RuleLimits.ValidForHoursMax}h` or less, and check the debit again after that");
        }

        return duration;
    }

    private static List<CheckDefinition>? ReadChecks(ObjectReader reader, SourceNode node, ReadContext context)
    {
        if (reader.Items(node, "checks", 1, RuleLimits.ChecksMax) is not { } items)
        {
            return null;
        }

        // All checks are read before a failed one ends the reading, so that each problem is reported.
        var checks = items.TakeWhile(_ => !context.Problems.IsFull).Select(item => CheckReader.Read(item, context)).ToList();
        context.Checks = FailureCodes.Bind([.. checks.OfType<CheckDefinition>()], node, context);
        return checks.Contains(null) || checks.Count < items.Count ? null : [.. context.Checks];
    }

    private static IReadOnlyList<TestDefinition> ReadTests(
        ObjectReader reader, SourceNode node, IReadOnlyList<CustomFactDefinition> customFacts, ReadContext context)
    {
        if (reader.Items(node, "tests", 0, RuleLimits.TestsMax) is not { } items)
        {
            return [];
        }

        var facts = GivenFact.Of(context.Table).Concat(customFacts.Select(fact => GivenFact.Of(fact.Measure)))
            .ToDictionary(fact => fact.Name, StringComparer.Ordinal);
        return [
            .. items.TakeWhile(_ => !context.Problems.IsFull).Select(item => TestReader.Read(item, facts, context))
                .OfType<TestDefinition>(),
        ];
    }
}
