using Microsoft.Extensions.Logging;

namespace FundsCheck.Rules.HotReload;

/// <summary>The log messages of a rule folder.</summary>
internal sealed partial class RulesLog(ILogger<IRuleSetSource> logger)
{
    private const int ProblemsLoggedMax = 20;
    private const int RuleSetsLoggedMax = 20;

    [LoggerMessage(
        1101, LogLevel.Information, "Loaded the rules of {Folder}: {RuleSets}; the default is {DefaultRuleSet}")]
    public partial void InForce(string folder, string ruleSets, string defaultRuleSet);

    [LoggerMessage(1102, LogLevel.Warning, "A rule file loads with a warning: {Problem}")]
    public partial void Warning(string problem);

    [LoggerMessage(1103, LogLevel.Error, "Failed to load the rules of {Folder} ({Count} problems); older rules stay in force")]
    public partial void Refused(string folder, int count);

    [LoggerMessage(1104, LogLevel.Error, "A rule file does not load: {Problem}")]
    public partial void Problem(string problem);

    [LoggerMessage(
        1105, LogLevel.Warning, "Failed to watch {Folder} ({ExceptionType}); scanning it every {ScanInterval}")]
    public partial void Unsignalled(string folder, string exceptionType, TimeSpan scanInterval);

    [LoggerMessage(
        1106,
        LogLevel.Error,
        "A scan of {Folder} has not ended after {Elapsed}; changes are not noticed, check the file system of the folder")]
    public partial void Stuck(string folder, TimeSpan elapsed);

    [LoggerMessage(1107, LogLevel.Information, "The scan of {Folder} has ended; changes are noticed again")]
    public partial void Unstuck(string folder);

    public void Loaded(string folder, RuleSetCatalog catalog, IReadOnlyList<RuleSetProblem> warnings)
    {
        var ruleSets = catalog.Versions.Values.SelectMany(versions => versions).Select(Named).Order(StringComparer.Ordinal).ToList();
        var more = ruleSets.Count > RuleSetsLoggedMax ? ", ..." : string.Empty;
        InForce(folder, string.Join(", ", ruleSets.Take(RuleSetsLoggedMax)) + more, catalog.DefaultName);
        foreach (var warning in warnings.Take(ProblemsLoggedMax))
        {
            Warning(warning.ToString());
        }
    }

    private static string Named(RuleSet ruleSet) =>
        $"{ruleSet.Identity.Name} {ruleSet.Identity.Version}"
            + (ruleSet.Definition.EffectiveFromText is { } from ? $" from {from}" : string.Empty);

    public void Refused(string folder, IReadOnlyList<RuleSetProblem> problems)
    {
        Refused(folder, problems.Count);
        foreach (var problem in problems.Take(ProblemsLoggedMax))
        {
            Problem(problem.ToString());
        }
    }
}
