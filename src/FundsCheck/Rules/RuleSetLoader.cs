using FundsCheck.Rules.Language;
using FundsCheck.Rules.Parsing;
using FundsCheck.Rules.Validation;

namespace FundsCheck.Rules;

/// <summary>
/// The stages of loading: text, tree, definition, invariants, analysis. Each stage reports all its problems; the next stage runs where its
/// input is complete.
/// </summary>
internal static class RuleSetLoader
{
    /// <summary>Loads a rule set; null where any stage reports an error.</summary>
    /// <param name="utf8">The content of the file.</param>
    /// <param name="file">The file name in problems.</param>
    /// <param name="isAnalysed">False to skip the analysis, which the text has passed before.</param>
    /// <param name="problems">The problems in the order of the file.</param>
    /// <param name="measures">The vocabulary; null for the default one.</param>
    /// <param name="folder">The folder of the file, for the rule set that it extends; null for a text without a folder.</param>
    public static RuleSet? Load(
        ReadOnlyMemory<byte> utf8,
        string file,
        bool isAnalysed,
        out IReadOnlyList<RuleSetProblem> problems,
        MeasureTable? measures = null,
        RuleSetFolder? folder = null)
    {
        var source = new SourceText(file, utf8);
        var found = new ProblemList(source);
        var definition = Read(source, found, measures, out var checksAt, out var extended, folder);
        var ruleSet = definition is null || found.AnyError ? null : new RuleSet(definition);
        if (ruleSet is not null && isAnalysed)
        {
            RuleSetAnalysis.Run(ruleSet.Judging, checksAt, found);
        }

        problems = [.. found.InFileOrder().Select(problem => WithHeir(problem, source.File, definition, extended))];
        return found.AnyError || ruleSet is null ? null : ruleSet.With(problems);
    }

    /// <summary>
    /// Runs the stages before the analysis. Returns the definition beside its problems; null where the file has no complete definition.
    /// A definition with an error is not a rule set; only tests judge facts by it, to show which invariant the error breaks.
    /// </summary>
    internal static RuleSetDefinition? Read(
        SourceText source,
        ProblemList found,
        MeasureTable? measures,
        out Position checksAt,
        out ExtendedRuleSet? extended,
        RuleSetFolder? folder = null)
    {
        var context = new ReadContext(found, measures, folder);
        var root = SourceParser.Parse(source, found);
        var definition = root is null ? null : RuleSetReader.Read(root, context);
        extended = context.Inherited?.Base;
        checksAt = found.At(root?.Find("checks")?.Offset ?? 0);
        if (definition is not null)
        {
            RuleSetInvariants.Check(definition, checksAt, context);
        }

        if (found.AnyInvariantBroken && context.Currency is { } currency)
        {
            var scene = new ExampleScene(currency, context);
            found.Show(broken => InvariantExamples.Of(broken, scene));
        }

        return definition;
    }

    /// <summary>Names the rule set in a problem that its own file causes in an inherited line.</summary>
    private static RuleSetProblem WithHeir(RuleSetProblem problem, string file, RuleSetDefinition? definition, ExtendedRuleSet? extended) =>
        definition is null || extended is null || string.Equals(problem.File, file, StringComparison.Ordinal)
            || extended.Warnings.Any(problem.IsSameAs)
                ? problem
                : problem with { Message = $"{problem.Message} (in `{definition.Name}`, which inherits this)" };
}
