using System.Text;
using FundsCheck.Rules;
using FundsCheck.Rules.Language;
using FundsCheck.Rules.Parsing;
using FundsCheck.Tests.Rules.Generation;

namespace FundsCheck.Tests.Rules.Production;

/// <summary>
/// Loads rule sets as the library does without one of its rules: ignores the problems of that rule, and judges by the definition beside
/// them. The analysis over all facts does not run.
/// </summary>
internal static class LenientLoader
{
    /// <summary>Loads a rule set; null where a problem remains that is not of the ignored rule.</summary>
    public static RuleSet? Load(string text, LoaderRule? ignored = null) =>
        Load(Encoding.UTF8.GetBytes(text), "generated.json", ignored, out _);

    /// <summary>Loads a rule set; null where a problem remains that does not have the ignored code.</summary>
    public static RuleSet? LoadIgnoring(string code, string text) =>
        Load(Encoding.UTF8.GetBytes(text), "generated.json", (problem, _) => problem.Code == code, out _);

    /// <summary>Loads a rule set, and returns the problems that remain.</summary>
    public static RuleSet? Load(
        ReadOnlyMemory<byte> utf8, string file, LoaderRule? ignored, out IReadOnlyList<RuleSetProblem> problems) =>
        Load(utf8, file, (problem, definition) => ignored is { } rule && IsOf(rule, problem, definition), out problems);

    private static RuleSet? Load(
        ReadOnlyMemory<byte> utf8, string file, Func<RuleSetProblem, RuleSetDefinition, bool> isIgnored,
        out IReadOnlyList<RuleSetProblem> problems)
    {
        var source = new SourceText(file, utf8);
        var found = new ProblemList(source);
        var definition = RuleSetLoader.Read(source, found, measures: null, out _, out _);
        problems = [.. found.InFileOrder().Where(problem => definition is null || !isIgnored(problem, definition))];
        return definition is null || problems.Any(problem => problem.Severity == RuleSeverity.Error) ? null : new RuleSet(definition);
    }

    private static bool IsOf(LoaderRule rule, RuleSetProblem problem, RuleSetDefinition definition) => (rule, problem.Code) switch
    {
        (LoaderRule.GuardDirection, "guard.direction") => true,
        (LoaderRule.BandListDirection, "bands.direction") => true,
        (LoaderRule.PercentNotNegative, "threshold.unit") => problem.Message.Contains("below 0%", StringComparison.Ordinal),
        (LoaderRule.WaiverBecause, "waiver.because") => CheckWithBandAt(problem, definition) is null,
        (LoaderRule.GateWaiverBecause, "waiver.because") => CheckWithBandAt(problem, definition) is { BandList.Measure.IsGate: true },
        (LoaderRule.FundsUnguarded, "funds.missing") => true,
        (LoaderRule.FundsCover, "funds.cover") => true,
        (LoaderRule.ReadingGateRequired, "gate.missing") =>
            problem.Message.Contains("no check of `balance.reading`", StringComparison.Ordinal),
        (LoaderRule.CurrencyGateRequired, "gate.missing") =>
            problem.Message.Contains("no check of `balance.currency`", StringComparison.Ordinal),
        (LoaderRule.GateOnce, "gate.repeated") => true,
        (LoaderRule.GateUnguarded, "gate.guarded") => true,
        (LoaderRule.GateGoodValueAlone, "gate.good-value") => true,
        (LoaderRule.IfUnknownRequired, "ifUnknown.missing") => true,
        (LoaderRule.OtherwiseLast, "otherwise.missing") => true,
        (LoaderRule.ReasonRequired, "reason.missing") => true,
        _ => false,
    };

    /// <summary>The check with a band at the position of a problem; null where the position is inside an <c>ifUnknown</c>.</summary>
    private static CheckDefinition? CheckWithBandAt(RuleSetProblem problem, RuleSetDefinition definition) =>
        definition.Checks.FirstOrDefault(
            check => check.BandList.Bands.Any(band => (band.At.Line, band.At.Column) == (problem.Line, problem.Column)));
}
