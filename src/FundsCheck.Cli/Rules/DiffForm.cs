using FundsCheck.Authoring;
using FundsCheck.Records;

namespace FundsCheck.Cli.Rules;

/// <summary>The form in which <c>rules diff</c> writes.</summary>
/// <param name="IsJson">True for JSON.</param>
/// <param name="IsMarkdown">True for Markdown; text where both are false.</param>
/// <param name="Only">The listed changes; null for all.</param>
internal sealed record DiffForm(bool IsJson, bool IsMarkdown, DiffPart? Only)
{
    /// <summary>The file of the page, which is written in place of text; null for none.</summary>
    public string? Page { get; init; }

    public string Write(
        RuleSetIdentity old, RuleSetIdentity @new, RuleSetDifference? difference, BacktestResult? backtest, string log)
    {
        if (IsJson)
        {
            return $"{DiffJson.Write(old, @new, difference, backtest, Only)}\n";
        }

        var decisions = backtest is null ? null : BacktestText.Summary(backtest);
        var details = backtest is null ? string.Empty : BacktestText.Write(backtest, log);
        return IsMarkdown && difference is not null
            ? Markdown(difference, decisions, details)
            : DiffText.Write(old, @new, difference, Only, decisions) + details;
    }

    /// <summary>The text of a backtest stands in an indented block, which no text can end.</summary>
    private string Markdown(RuleSetDifference difference, string? decisions, string details)
    {
        var shown = difference with
        {
            Settings = [.. difference.Settings.Where(setting => DiffParts.Has(Only, setting))],
            Changes = [.. difference.Changes.Where(change => DiffParts.Has(Only, change))],
        };
        var lines = $"{decisions}\n{details}".TrimEnd().Split('\n').Select(line => line.Length == 0 ? line : $"    {line}");
        return decisions is null ? shown.ToMarkdown() : $"{shown.ToMarkdown()}\n{string.Join('\n', lines)}\n";
    }
}
