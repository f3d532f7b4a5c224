namespace FundsCheck;

/// <summary>A problem in a rule file.</summary>
/// <param name="File">The file name given by the caller.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1, in UTF-16 units as in editors.</param>
/// <param name="Code">The code, such as <c>bands.direction</c>. Codes are stable between versions.</param>
/// <param name="Message">The error and its fix, in one sentence. The wording may change.</param>
public sealed record RuleSetProblem(string File, int Line, int Column, string Code, string Message)
{
    /// <summary>The severity: a file with only warnings loads.</summary>
    public RuleSeverity Severity { get; init; }

    /// <summary>
    /// What was probably meant by the name or the value at the position, without quotes; null without a suggestion. The message has it too.
    /// </summary>
    public string? Replacement { get; init; }

    /// <summary>Facts that demonstrate the problem; empty where the message suffices.</summary>
    public IReadOnlyList<RuleExample> Examples { get; init; } = [];

    /// <summary>
    /// Formats one line as compilers do: <c>file:line:column: error code: message</c>, with <c>warning</c> for a warning. Unprintable
    /// characters are escaped.
    /// </summary>
    public override string ToString() =>
        PrintableText.Show(FormattableString.Invariant($"{File}:{Line}:{Column}: {SeverityName} {Code}: {Message}"));

    /// <summary>
    /// Returns true for the same problem, with or without examples. A problem of a file is found again with each file that extends it.
    /// </summary>
    /// <param name="other">The other problem.</param>
    public bool IsSameAs(RuleSetProblem other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return (Line, Column) == (other.Line, other.Column) && string.Equals(File, other.File, StringComparison.Ordinal)
            && string.Equals(Code, other.Code, StringComparison.Ordinal) && string.Equals(Message, other.Message, StringComparison.Ordinal);
    }

    private string SeverityName => Severity == RuleSeverity.Warning ? "warning" : "error";
}
