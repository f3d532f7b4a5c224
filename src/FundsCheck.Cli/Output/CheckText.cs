namespace FundsCheck.Cli.Output;

/// <summary>What each check answered, as rows of text: its id, its answer, and its value with the margin to a worse answer.</summary>
internal static class CheckText
{
    public static IReadOnlyList<string[]> Rows(IReadOnlyList<CheckEvaluation> checks) =>
        [.. checks.Select(check => new[] { check.Check, check.Answer, Describe(check) })];

    private static string Describe(CheckEvaluation check)
    {
        var value = check.Operand is null
            ? null
            : $"{check.Measure} {DurationsInWords.Show(check.Operand, check.Threshold)}, {DurationsInWords.Show(check.Threshold)}";
        var margin = check.Margin is null ? null : $"margin {DurationsInWords.Show(check.Margin)}{To(check)}";
        return string.Join("; ", new[] { value, margin, check.Cause }.Where(part => part is not null));
    }

    // The worse values are stated where they are not all the others.
    private static string To(CheckEvaluation check) =>
        IsNegation(check.Threshold, check.ChangesAt) || IsNegation(check.ChangesAt, check.Threshold)
            ? string.Empty
            : $" to {DurationsInWords.Show(check.ChangesAt)}";

    private static bool IsNegation(string? left, string? right) => string.Equals(left, $"not {right}", StringComparison.Ordinal);
}
