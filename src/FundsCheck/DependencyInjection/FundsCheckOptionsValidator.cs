using FundsCheck.Rules.HotReload;
using FundsCheck.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using static FundsCheck.OptionProblems;

namespace FundsCheck.DependencyInjection;

/// <summary>What must be right before the first debit: every problem at once.</summary>
internal sealed class FundsCheckOptionsValidator(
    IServiceProvider provider, IServiceProviderIsService services) : IValidateOptions<FundsCheckOptions>
{
    private static readonly TimeSpan ReadTimeoutMin = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan ReadTimeoutMax = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan BalanceReuseTimeMax = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan WaitMax = TimeSpan.FromMinutes(10);
    private const int ConcurrencyLimit = 1024;

    public ValidateOptionsResult Validate(string? name, FundsCheckOptions options) => ToResult(
    [
        .. When(
            !services.IsService(typeof(IDecisionStore)),
            "no decision store is registered; call UseDecisionLog(path), or KeepDecisionsInMemory() in tests, on what AddFundsCheck "
                + "returns"),
        .. When(
            !services.IsService(typeof(IBalanceSource)),
            "no balance source is registered; call AddPlaid(…) or UseBalanceSource(…) on what AddFundsCheck returns"),
        .. Between("ReadTimeout", options.ReadTimeout, ReadTimeoutMin, ReadTimeoutMax),
        .. Between("BalanceReuseTime", options.BalanceReuseTime, TimeSpan.Zero, BalanceReuseTimeMax),
        .. Between("StoreWait", options.StoreWait, TimeSpan.Zero, WaitMax),
        .. Between("ShutdownTimeout", options.ShutdownTimeout, TimeSpan.Zero, WaitMax),
        .. Between("MaxConcurrency", options.MaxConcurrency, 1, ConcurrencyLimit),
        .. When(
            options.CustomerLanguage is not null && !CustomerTexts.IsLanguage(options.CustomerLanguage),
            $"CustomerLanguage is `{options.CustomerLanguage}`, which is no language tag; write it as in `de` or `de-AT`"),
        .. ProblemsOfDelay("Holds.PostingDelay", options.Holds.PostingDelay),
        .. ProblemsOfDelay("Holds.SameDayPostingDelay", options.Holds.SameDayPostingDelay),
        .. ProblemsOfRules(options.Challenger),
    ]);

    private static IEnumerable<string> ProblemsOfDelay(string name, TimeSpan delay) =>
    [
        .. Between(name, delay, TimeSpan.Zero, HoldOptions.PostingDelayMax),
        .. When(delay.Ticks % TimeSpan.TicksPerSecond != 0, $"{name} is {Text(delay)}; make it whole seconds"),
    ];

    private IEnumerable<string> ProblemsOfRules(string? challenger)
    {
        string[] problems = [.. ProblemsOfFolder()];
        return problems.Length > 0 || challenger is null ? problems : ProblemsOfChallenger(challenger);
    }

    private IEnumerable<string> ProblemsOfChallenger(string name)
    {
        var catalog = provider.GetRequiredService<IRuleSetSource>().Status.Catalog;
        if (!catalog.Versions.TryGetValue(name, out var versions))
        {
            return [$"Challenger: {UnknownRuleSet.Sentence(name, catalog.Versions.Keys)}"];
        }

        var (own, judged) = (versions[0].Currency, catalog.Versions[catalog.DefaultName][0].Currency);
        return
        [
            .. When(
                string.Equals(name, catalog.DefaultName, StringComparison.Ordinal),
                $"Challenger is `{name}`, which is the default and judges already; name another rule set"),
            .. When(own != judged, $"Challenger is `{name}`, which judges {own}, and the default judges {judged}; name one in {judged}"),
        ];
    }

    // Loaded here, so that a host does not start on rules that do not load.
    private IEnumerable<string> ProblemsOfFolder()
    {
        if (!services.IsService(typeof(RuleFolder)))
        {
            return [];
        }

        try
        {
            _ = provider.GetRequiredService<RuleFolder>();
            return [];
        }
        catch (OptionsValidationException exception)
        {
            return exception.Failures;
        }
        catch (RuleSetInvalidException exception)
        {
            return exception.Problems.Select(problem => problem.ToString());
        }
    }
}
