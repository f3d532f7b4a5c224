namespace FundsCheck;

/// <summary>One finding about a rule file.</summary>
/// <param name="File">The file, as the caller named it.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1, in UTF-16 units, as editors count.</param>
/// <param name="Code">Stable; API. Such as <c>band list.direction</c>.</param>
/// <param name="Message">What is wrong and how to fix it, in one sentence. Not API.</param>
public sealed record RuleSetProblem(string File, int Line, int Column, string Code, string Message)
{
    /// <summary>Whether the file loads all the same.</summary>
    public RuleSeverity Severity { get; init; }

    /// <summary>Debits and balances that show it; none where the text alone says it.</summary>
    public IReadOnlyList<RuleExample> Examples { get; init; } = [];

    /// <summary>
    /// One line, <c>file:line:column: error code: message</c>, as compilers write it; <c>warning</c> for a warning. What is unprintable
    /// in a file's name or in what a message quotes is shown by its code.
    /// </summary>
    public override string ToString() =>
        PrintableText.Show(FormattableString.Invariant($"{File}:{Line}:{Column}: {SeverityName} {Code}: {Message}"));

    private string SeverityName => Severity == RuleSeverity.Warning ? "warning" : "error";
}
