using FundsCheck.Rules;

namespace FundsCheck.Cli.LanguageServer;

/// <summary>The problems of the loader, and the failed tests, as diagnostics of an editor.</summary>
internal static class ProblemDiagnostics
{
    private const string Source = "fundscheck";
    private const string FailedTest = "test.failed";

    public static IReadOnlyList<Lsp.Diagnostic> Of(RuleDocument document, LoadedRules loaded) =>
    [
        .. loaded.Problems.Select(problem => Of(document, problem)),
        .. ReferenceEquals(loaded, document.WholeIfLoaded) && loaded.RuleSet is { } ruleSet ? FailedTests(document, ruleSet) : [],
    ];

    /// <summary>The diagnostic of a problem; its examples follow the message, a line each.</summary>
    public static Lsp.Diagnostic Of(RuleDocument document, RuleSetProblem problem)
    {
        var (start, end) = ExtentOf(document, document.Lines.OffsetOf(problem.Line, problem.Column));
        return new(
            document.Lines.RangeOf(start, end),
            problem.Severity == RuleSeverity.Error ? Lsp.SeverityError : Lsp.SeverityWarning,
            problem.Code,
            Source,
            string.Join('\n', [problem.Message, .. problem.Examples.Select(example => $"  {example}")]));
    }

    /// <summary>
    /// The extent of what begins at an offset: a name, a scalar, or the first line of an object or list.
    /// One character where nothing does, and none at the end of the text.
    /// </summary>
    public static (int Start, int End) ExtentOf(RuleDocument document, int offset)
    {
        if (Elements.MemberAt(document.Root, offset) is { } member)
        {
            return (member.NameStart, member.NameEnd);
        }

        if (Elements.ValueAt(document.Root, offset) is { } value)
        {
            return (value.Start, Math.Min(value.End, document.Lines.EndOfLine(value.Start)));
        }

        return (offset, Math.Min(offset + 1, document.Text.Length));
    }

    private static IEnumerable<Lsp.Diagnostic> FailedTests(RuleDocument document, RuleSet ruleSet) =>
        ruleSet.RunTests().Zip(ruleSet.Definition.Tests).Where(row => !row.First.Passed).Select(row =>
        {
            var (start, end) = ExtentOf(document, document.Lines.OffsetOf(row.Second.NameAt.Line, row.Second.NameAt.Column));
            var expected = Show(row.First.ExpectedOutcome, row.First.ExpectedReasons);
            var actual = Show(row.First.ActualOutcome, row.First.ActualReasons);
            return new Lsp.Diagnostic(
                document.Lines.RangeOf(start, end), Lsp.SeverityWarning, FailedTest, Source,
                $"the test fails: expected {expected}, got {actual}");
        });

    private static string Show(Outcome outcome, IReadOnlyList<string> reasons) => $"{outcome.ToName()} [{string.Join(", ", reasons)}]";
}
