using FundsCheck.Rules.HotReload;
using FundsCheck.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FundsCheck.DependencyInjection;

/// <summary>What must be right before the first debit: every problem at once.</summary>
internal sealed class FundsCheckOptionsValidator(
    IServiceProvider provider, IServiceProviderIsService services) : IValidateOptions<FundsCheckOptions>
{
    private static readonly TimeSpan ReadTimeoutMin = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan ReadTimeoutMax = TimeSpan.FromMinutes(5);
    private const int ConcurrencyLimit = 1024;

    public ValidateOptionsResult Validate(string? name, FundsCheckOptions options)
    {
        var problems = new List<string>();
        if (!services.IsService(typeof(IDecisionStore)))
        {
            problems.Add(
                "no decision store is registered; call UseDecisionLog(path), or KeepDecisionsInMemory() in tests, on what AddFundsCheck "
                    + "returns");
        }

        if (!services.IsService(typeof(IBalanceSource)))
        {
            problems.Add("no balance source is registered; call AddPlaid(…) or UseBalanceSource(…) on what AddFundsCheck returns");
        }

        if (options.ReadTimeout < ReadTimeoutMin || options.ReadTimeout > ReadTimeoutMax)
        {
            problems.Add($"ReadTimeout is {options.ReadTimeout:c}; it is from {ReadTimeoutMin:c} to {ReadTimeoutMax:c}");
        }

        if (options.MaxConcurrency is < 1 or > ConcurrencyLimit)
        {
            problems.Add($"MaxConcurrency is {options.MaxConcurrency}; it is from 1 to {ConcurrencyLimit}");
        }

        problems.AddRange(ProblemOfDelay("Holds.PostingDelay", options.Holds.PostingDelay));
        problems.AddRange(ProblemOfDelay("Holds.SameDayPostingDelay", options.Holds.SameDayPostingDelay));
        problems.AddRange(ProblemsOfFolder());
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static IEnumerable<string> ProblemOfDelay(string name, TimeSpan delay) =>
        delay < TimeSpan.Zero || delay > HoldOptions.PostingDelayMax || delay.Ticks % TimeSpan.TicksPerSecond != 0
            ? [$"{name} is {delay:c}; it is in whole seconds, from {TimeSpan.Zero:c} to {HoldOptions.PostingDelayMax:c}"]
            : [];

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
