using System.Text;
using FundsCheck.Rules;
using FundsCheck.Rules.Language;

namespace FundsCheck.Tests.Rules.Fuzz;

/// <summary>Loads files and finds breaches.</summary>
internal sealed class FuzzJudge(FuzzedLoader loader, FuzzCounts counts)
{
    private const string File = "fuzz.json";
    private const long BytesAllocatedMax = 256 * 1024 * 1024;

    private readonly TimeProvider _time = TimeProvider.System;

    public FuzzCounts Counts => counts;

    /// <summary>The breach; null where there is none.</summary>
    public FuzzBreach? Judge(byte[] file, Random random)
    {
        counts.Files++;
        try
        {
            return Find(file, random);
        }
#pragma warning disable CA1031 // Whatever is thrown is a finding.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return new FuzzBreach($"throws {exception.GetType().Name}", exception.ToString());
        }
    }

    private FuzzBreach? Find(byte[] file, Random random)
    {
        var (before, start) = (GC.GetAllocatedBytesForCurrentThread(), _time.GetTimestamp());
        var loads = loader.Load(file, File, out var ruleSet, out var problems);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        counts.BytesAllocatedMost = Math.Max(counts.BytesAllocatedMost, allocated);
        counts.TimeLongest = TimeSpan.FromTicks(Math.Max(counts.TimeLongest.Ticks, _time.GetElapsedTime(start).Ticks));
        if (allocated > BytesAllocatedMax)
        {
            return new FuzzBreach("memory", $"loading allocates {allocated} bytes");
        }

        foreach (var problem in problems)
        {
            counts.Count(problem.Code);
        }

        return FindInProblems(file, loads, problems)
            ?? (loads
                ? FindInRules(ruleSet, problems, random)
                : ruleSet is null ? null : new FuzzBreach("rules", "it does not load and gives rules"));
    }

    private static FuzzBreach? FindInProblems(byte[] file, bool loads, IReadOnlyList<RuleSetProblem> problems)
    {
        var errors = problems.Count(problem => problem.Severity == RuleSeverity.Error);
        return problems.Count > RuleLimits.ProblemsMax + 1 ? new FuzzBreach("problems", $"{problems.Count} problems are reported")
            : loads && errors > 0 ? new FuzzBreach("errors", $"it loads with an error: {string.Join(" | ", problems)}")
            : !loads && errors == 0 ? new FuzzBreach("errors", $"it does not load without an error: {string.Join(" | ", problems)}")
            : problems.FirstOrDefault(problem => !IsInside(problem, file)) is { } outside ? new FuzzBreach(
                $"place {outside.Code}", $"the place is outside of the file: {outside}")
            : problems.FirstOrDefault(problem => problem.Message.Any(char.IsControl)) is { } steering ? new FuzzBreach(
                $"control {steering.Code}", "a message has control characters")
            : null;
    }

    private FuzzBreach? FindInRules(RuleSet? ruleSet, IReadOnlyList<RuleSetProblem> problems, Random random)
    {
        if (ruleSet is null)
        {
            return new FuzzBreach("rules", "it loads and gives no rules");
        }

        counts.Loaded++;
        if (!ruleSet.Warnings.SequenceEqual(problems))
        {
            return new FuzzBreach("warnings", "the problems of a file that loads are its warnings");
        }

        if (!loader.Load(Encoding.UTF8.GetBytes(ruleSet.CanonicalText), File, out var again, out var refusals))
        {
            return new FuzzBreach(
                "canonical", $"its canonical text does not load: {string.Join(" | ", refusals)}\n{ruleSet.CanonicalText}");
        }

        if (again!.Identity != ruleSet.Identity || again.CanonicalText != ruleSet.CanonicalText)
        {
            return new FuzzBreach("identity", $"its canonical text is another rule set:\n{ruleSet.CanonicalText}\n{again.CanonicalText}");
        }

        var tests = ruleSet.RunTests();
        return tests.Count != ruleSet.Definition.Tests.Count
            ? new FuzzBreach("tests", "not every test ran")
            : LoadedRulesJudge.Find(ruleSet, loader.Ignored, counts, random);
    }

    // As editors count: lines and UTF-16 units from 1; the end of a line is a place too.
    private static bool IsInside(RuleSetProblem problem, byte[] file)
    {
        var rest = file.AsSpan();
        for (var line = 1; line < problem.Line; line++)
        {
            var end = rest.IndexOf((byte)'\n');
            if (end < 0)
            {
                return false;
            }

            rest = rest[(end + 1)..];
        }

        var length = rest.IndexOf((byte)'\n') is var next && next < 0 ? rest.Length : next;
        return problem.Line >= 1 && problem.Column >= 1 && problem.Column <= Encoding.UTF8.GetString(rest[..length]).Length + 1;
    }
}
