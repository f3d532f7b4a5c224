using FundsCheck.Rules;
using FundsCheck.Rules.Parsing;

namespace FundsCheck.Tests.Rules.Fuzz;

/// <summary>The loader whose verdicts are judged.</summary>
/// <param name="Load">Loads a file.</param>
/// <param name="NotEnforced">What it does not enforce, in a test of the fuzzer itself.</param>
internal sealed record FuzzedLoader(LoadRules Load, LoaderRule NotEnforced = LoaderRule.None)
{
    public static FuzzedLoader AsIs { get; } = new(RuleSet.TryParse);

    /// <summary>
    /// A loader that lets through what breaks a rule: also past the proof of the cover, which finds most of it a second time.
    /// </summary>
    public static FuzzedLoader Without(LoaderRule rule)
    {
        var notEnforced = rule | LoaderRule.CoverAnalysis;
        return new(
            (ReadOnlyMemory<byte> utf8, string file, out RuleSet? ruleSet, out IReadOnlyList<RuleSetProblem> problems) =>
                (ruleSet = RuleSetLoader.Load(utf8, file, notEnforced, out problems)) is not null,
            notEnforced);
    }
}
