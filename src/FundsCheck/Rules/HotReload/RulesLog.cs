using Microsoft.Extensions.Logging;

namespace FundsCheck.Rules.HotReload;

/// <summary>What is logged about rules that are loaded from a folder.</summary>
internal sealed partial class RulesLog(ILogger<IRuleSetSource> logger)
{
    private const int ProblemsLoggedMax = 20;
    private const int RuleSetsLoggedMax = 20;

    [LoggerMessage(
        1, LogLevel.Information, "Rules of {Folder} are in force: {RuleSets}; a debit that names none is judged by {DefaultRuleSet}")]
    public partial void InForce(string folder, string ruleSets, string defaultRuleSet);

    [LoggerMessage(2, LogLevel.Warning, "A rule file loads with a warning: {Problem}")]
    public partial void Warning(string problem);

    [LoggerMessage(3, LogLevel.Error, "The rules of {Folder} do not load, and older ones stay in force; problems: {Count}")]
    public partial void Refused(string folder, int count);

    [LoggerMessage(4, LogLevel.Error, "A rule file keeps the rules from loading: {Problem}")]
    public partial void Problem(string problem);

    [LoggerMessage(
        5, LogLevel.Warning, "Changes of {Folder} are not signalled ({ExceptionType}); it is looked at every {ScanInterval} all the same")]
    public partial void Unsignalled(string folder, string exceptionType, TimeSpan scanInterval);

    [LoggerMessage(6, LogLevel.Error, "A look at {Folder} has not ended after {Elapsed}; changes are not noticed, check its file system")]
    public partial void Stuck(string folder, TimeSpan elapsed);

    [LoggerMessage(7, LogLevel.Information, "The look at {Folder} has ended; changes are noticed again")]
    public partial void Unstuck(string folder);

    public void Loaded(string folder, RuleSetCatalog catalog, IReadOnlyList<RuleSetProblem> warnings)
    {
        var ruleSets = catalog.RuleSets.Values.Select(ruleSet => $"{ruleSet.Identity.Name} {ruleSet.Identity.Version}")
            .Order(StringComparer.Ordinal).Take(RuleSetsLoggedMax);
        var more = catalog.RuleSets.Count > RuleSetsLoggedMax ? ", ..." : string.Empty;
        InForce(folder, string.Join(", ", ruleSets) + more, catalog.Default.Identity.Name);
        foreach (var warning in warnings.Take(ProblemsLoggedMax))
        {
            Warning(warning.ToString());
        }
    }

    public void Refused(string folder, IReadOnlyList<RuleSetProblem> problems)
    {
        Refused(folder, problems.Count);
        foreach (var problem in problems.Take(ProblemsLoggedMax))
        {
            Problem(problem.ToString());
        }
    }
}
