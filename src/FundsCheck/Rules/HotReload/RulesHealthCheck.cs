using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FundsCheck.Rules.HotReload;

/// <summary>
/// Healthy while what lies in the watched folder is in force; degraded while a change does not load, or is not noticed as a look at the
/// folder does not end, and older rules stay in force. Add it with
/// <c>services.AddHealthChecks().AddCheck&lt;RulesHealthCheck&gt;("fundscheck-rules")</c>.
/// </summary>
public sealed class RulesHealthCheck : IHealthCheck
{
    private const int ProblemsToldMax = 5;

    private readonly IRuleSetSource _rules;

    internal RulesHealthCheck(IRuleSetSource rules) => _rules = rules;

    /// <inheritdoc />
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var status = _rules.Status;
        var data = status.Catalog.RuleSets.Values.ToDictionary(
            ruleSet => ruleSet.Identity.Name, ruleSet => (object)$"{ruleSet.Identity.Version} {ruleSet.Identity.Sha256}",
            StringComparer.Ordinal);
        return Task.FromResult(status.IsCurrent
            ? HealthCheckResult.Healthy("the rules are in force as they lie in their folder", data)
            : HealthCheckResult.Degraded(Told(status), exception: null, data));
    }

    private static string Told(RulesStatus status)
    {
        if (status.StuckSince is { } stuck)
        {
            return $"a look at the rule folder has not ended since {stuck.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}; changes are not noticed, "
                + "check the file system that holds the folder";
        }

        var problems = status.Problems.Take(ProblemsToldMax).Select(problem => problem.ToString());
        var more = status.Problems.Count > ProblemsToldMax
            ? $"{Environment.NewLine}and "
                + $"{(status.Problems.Count - ProblemsToldMax).ToString(System.Globalization.CultureInfo.InvariantCulture)} more"
            : string.Empty;
        return $"a change of the rules does not load, and older ones stay in force: {string.Join(Environment.NewLine, problems)}{more}";
    }
}
