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
        var name = nameNode is null ? null : context.ReadName(nameNode, "a rule set's name");
        if (!ExtensionReader.TryRead(reader, name, context, out var inheritance))
        {
            return null;
        }

        context.Inherited = inheritance;
        var versionNode = reader.Required("version", "state it, as in `\"version\": \"2026.11.1\"`");
        var effectiveFrom = EffectiveFromReader.Read(reader, context);
        var why = reader.OptionalSentence("why");
        var owner = reader.OptionalSentence("owner");
        var currencyNode = Member(reader, "currency", "state it, as in `\"currency\": \"USD\"`", context);
        context.Currency = currencyNode is null ? inheritance?.Definition.Currency : ReadCurrency(currencyNode, context);
        var validForNode = reader.Optional("validFor");
        var validFor = validForNode is null ? null : ReadValidFor(validForNode, context);
        var statements = reader.Optional("unchecked") is { } uncheckedNode ? UncheckedReader.ReadAll(uncheckedNode, context) : [];
        var customFacts = CustomFactReader.ReadAll(reader.Optional("facts"), context);
        context.CustomFacts = customFacts;
        var checksNode = Member(reader, "checks", "write at least the two gates and a check of a headroom or cover", context);
        var checks = checksNode is null && inheritance is null ? null : ReadChecks(reader, checksNode, context);
        var customerTexts = reader.Optional("customerTexts") is { } textsNode
            ? OwnTextReader.ReadAll(textsNode, context, isComplete: checks is not null)
            : [];
        var tests = reader.Optional("tests") is { } testsNode ? ReadTests(reader, testsNode, customFacts, context) : [];
        reader.Close();
        var version = versionNode is null ? null : context.ReadText(versionNode, "`version`", RuleLimits.NameLengthMax);
        return name is null || version is null || context.Currency is null || checks is null
            ? null
            : new RuleSetDefinition
            {
                Schema = schema,
                Name = name,
                Version = version,
                EffectiveFrom = effectiveFrom,
                Why = why,
                Owner = owner,
                Extension = inheritance?.ToDefinition(currencyNode is not null, validForNode is not null),
                Currency = context.Currency.Value,
                ValidFor = validForNode is null ? inheritance?.Definition.ValidFor : validFor,
                ValidForText = validForNode is null ? inheritance?.Definition.ValidForText : validForNode.Text,
                Unchecked = inheritance is null ? statements : InheritedParts.Unchecked(statements, checks, inheritance),
                CustomerTexts = inheritance is null ? customerTexts : InheritedParts.CustomerTexts(customerTexts, checks, inheritance),
                Measures = context.Table,
                CustomFacts = customFacts,
                Checks = checks,
                Tests = tests,
            };
    }

    /// <summary>Gets a member that a file states, unless it inherits it.</summary>
    private static SourceNode? Member(ObjectReader reader, string name, string fix, ReadContext context) =>
        context.Inherited is null ? reader.Required(name, fix) : reader.Optional(name);

    private static Currency? ReadCurrency(SourceNode node, ReadContext context)
    {
        var code = context.ReadText(node, "`currency`", RuleLimits.NameLengthMax);
        if (code is null)
        {
            return null;
        }

        if (Currency.TryGet(code, out var currency) && currency.HasMinorUnit)
        {
            if (context.Inherited is { } inheritance)
            {
                InheritedParts.CheckCurrency(currency, node, inheritance, context);
            }

            return currency;
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

        else if (duration is { } validFor && context.Inherited is { } inheritance)
        {
            InheritedParts.CheckValidFor(validFor, node, inheritance, context);
        }

        return duration;
    }

    /// <summary>Reads the checks of the file, and joins them with the inherited ones; a file that inherits some needs none.</summary>
    private static List<CheckDefinition>? ReadChecks(ObjectReader reader, SourceNode? node, ReadContext context)
    {
        if ((node is null ? [] : reader.Items(node, "checks", 1, RuleLimits.ChecksMax)) is not { } items)
        {
            return null;
        }

        // All checks are read before a failed one ends the reading, so that each problem is reported.
        var checks = items.TakeWhile(_ => !context.Problems.IsFull).Select(item => CheckReader.Read(item, context)).ToList();
        IReadOnlyList<CheckDefinition> valid = [.. checks.OfType<CheckDefinition>()];
        var whole = context.Inherited is { } inheritance
            ? InheritedParts.Checks(valid, [.. items.Select(item => item.Find("id")?.Text)], inheritance, context)
            : valid;
        if (whole.Count > RuleLimits.ChecksMax)
        {
            context.Add(
                node ?? reader.Node, "list.size",
                $"`checks` has 1 to {RuleLimits.ChecksMax} entries, not {whole.Count} with the inherited ones");
        }

        context.Checks = FailureCodes.Bind(whole, node ?? reader.Node, context);
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
