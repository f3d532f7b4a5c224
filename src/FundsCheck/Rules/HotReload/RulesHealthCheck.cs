using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FundsCheck.Rules.HotReload;

/// <summary>
/// A health check of the rules, with the name, version and hash of each rule set in force.
/// Healthy while the rules of the watched folder are in force. Degraded while a change does not load, or a
/// scan of the folder is stuck, and older rules stay in force. Add it with
/// <c>services.AddHealthChecks().AddFundsCheckHealthChecks()</c>.
/// </summary>
public sealed class RulesHealthCheck : IHealthCheck
{
    private const int ProblemsShownMax = 5;

    private readonly IRuleSetSource _rules;
    private readonly TimeProvider _time;

    internal RulesHealthCheck(IRuleSetSource rules, TimeProvider time) => (_rules, _time) = (rules, time);

    /// <inheritdoc />
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var status = _rules.Status;
        var data = status.Catalog.InForce(_time.GetUtcNow()).ToDictionary(
            ruleSet => ruleSet.Identity.Name, ruleSet => (object)$"{ruleSet.Identity.Version} {ruleSet.Identity.Sha256}",
            StringComparer.Ordinal);
        return Task.FromResult(status.IsCurrent
            ? HealthCheckResult.Healthy("the rules of the folder are in force", data)
            : HealthCheckResult.Degraded(Describe(status), exception: null, data));
    }

    private static string Describe(RulesStatus status)
    {
        if (status.StuckSince is { } stuck)
        {
            return $"a scan of the rule folder has not ended since {stuck.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}; changes are not noticed, "
                + "check the file system of the folder";
        }

        var problems = status.Problems.Take(ProblemsShownMax).Select(problem => problem.ToString());
        var more = status.Problems.Count > ProblemsShownMax
            ? $"{Environment.NewLine}and "
                + $"{(status.Problems.Count - ProblemsShownMax).ToString(System.Globalization.CultureInfo.InvariantCulture)} more"
            : string.Empty;
        return $"the changed rules do not load, and older rules stay in force: {string.Join(Environment.NewLine, problems)}{more}";
    }
}
