using System.Diagnostics;
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
    public static RuleSet? Load(
        ReadOnlyMemory<byte> utf8,
        string file,
        LoaderRule switchedOff,
        out IReadOnlyList<RuleSetProblem> problems,
        MeasureTable? measures = null)
    {
        var source = new SourceText(file, utf8);
        var found = new ProblemList(source);
        var context = new ReadContext(found, switchedOff, measures);
        var root = SourceParser.Parse(source, found);
        var definition = root is null ? null : RuleSetReader.Read(root, context);
        if (definition is not null)
        {
            RuleSetInvariants.Check(definition, ChecksAt(root, found), context);
        }

        if (found.AnyInvariantBroken && context.Currency is { } currency)
        {
            var scene = new ExampleScene(currency, context);
            found.Show(broken => InvariantExamples.Of(broken, scene));
        }

        var ruleSet = definition is null || found.AnyError ? null : new RuleSet(definition);
        if (ruleSet is not null && context.Enforces(LoaderRule.Analysis))
        {
            RuleSetAnalysis.Run(ruleSet.Judging, ChecksAt(root, found), found, context.Enforces(LoaderRule.CoverAnalysis));
        }

        problems = found.InFileOrder();
        return found.AnyError || ruleSet is null ? null : ruleSet.With(problems);
    }

    private static Position ChecksAt(SourceNode? root, ProblemList found) =>
        found.At(root?.Find("checks")?.Offset ?? throw new UnreachableException("a file with a definition has checks"));
}
