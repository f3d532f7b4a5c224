using FundsCheck.Rules.Language;
using FundsCheck.Rules.Parsing;
using FundsCheck.Rules.Validation.Analysis;

namespace FundsCheck.Rules.Validation;

/// <summary>
/// Finds facts of the account and its balance that a careful rule set checks and this one does not. A check of the fact counts, with or
/// without guards, unless it accepts every known value. A guard on the fact does not count, since it only narrows a check.
/// </summary>
public static class UncheckedAnalysis
{
    // The budget of an example, which is optional for loading.
    private const int StepsMax = 2_000;

    /// <summary>Gets the facts that no check judges, with or without a justification.</summary>
    public static IEnumerable<Measure> Of(RuleSetDefinition ruleSet) =>
        ruleSet.Measures.Expected.Where(measure => !ruleSet.Checks.Any(check => ReferenceEquals(check.BandList.Measure, measure)
            && check.BandList.Bands.Any(band => band.Answer.Outcome != Outcome.Accept)));

    internal static void Run(AnalysisContext context, Position checksAt, ProblemList problems)
    {
        var definition = context.Definition;
        foreach (var measure in Of(definition)
            .Where(measure => !definition.Unchecked.Any(statement => ReferenceEquals(statement.Measure, measure))))
        {
            problems.Add(
                RuleSeverity.Warning,
                checksAt,
                "unchecked",
                $"no check judges `{measure.Name}`, so a debit is accepted with any value of it; add a check of it, or state why there is "
                    + $"none: \"unchecked\": {{ \"{measure.Name}\": \"…\" }}",
                ExampleOf(measure, context));
        }
    }

    /// <summary>Finds an accepted debit with a bad value of the fact.</summary>
    private static IReadOnlyList<RuleExample> ExampleOf(Measure measure, AnalysisContext context)
    {
        IReadOnlyList<Clause> accepts = [.. context.Checks.Select(check => check.AtMost(Outcome.Accept))];
        var search = new FactSearch(new AnalysisBudget(StepsMax));
        try
        {
            var found = BadFacts(measure, context.Terms).Select(bad => search.Find(context.Whole.And(bad), accepts, out _));
            return found.FirstOrDefault(point => point is not null) is { } accepted ? [context.Example(accepted)] : [];
        }
        catch (Exception exception) when (exception is AnalysisBudgetException or OverflowException)
        {
            return [];
        }
    }

    private static IEnumerable<Alternative> BadFacts(Measure measure, MeasureTerms terms)
    {
        if (measure.Unit != MeasureUnit.Value)
        {
            var ages = measure.Doubtful.Select(text => ThresholdSyntax.TryReadDuration(text, out var age) ? age : default);
            return ages.Select(age => terms.At(measure, new Threshold(age.Ticks, string.Empty), 0)).OfType<Alternative>();
        }

        // Where the rules reject these values, any value other than the default.
        var others = measure.Values.Reverse().Where(value => !string.Equals(value, measure.Fact?.Unstated, StringComparison.Ordinal));
        return measure.Doubtful.Union(others, StringComparer.Ordinal).Select(value => terms.InSet(measure, [value], isIn: true));
    }
}
