using FundsCheck.Pages.Rules;
using FundsCheck.Rules;

namespace FundsCheck.Pages;

/// <summary>The pages, each the text of one self-contained HTML file: no script, no request, every value escaped.</summary>
public static class HtmlPages
{
    /// <summary>Renders the document of a rule set.</summary>
    /// <param name="ruleSet">The rule set.</param>
    /// <param name="since">The version to compare with; null for none.</param>
    /// <param name="cancellationToken">Ends the rendering before it begins.</param>
    /// <exception cref="ArgumentException">The two rule sets have different currencies.</exception>
    public static Task<string> ExplainAsync(RuleSet ruleSet, RuleSet? since, CancellationToken cancellationToken = default) =>
        PageRenderer.RenderAsync<ExplainPage>(
            cancellationToken, (nameof(ExplainPage.RuleSet), ruleSet), (nameof(ExplainPage.Since), since));
}
