using Microsoft.Extensions.Options;

namespace FundsCheck.Plaid;

/// <summary>
/// Validates that the deadline of Plaid is within the deadline of the check, which would end a reading early and hide its cause.
/// </summary>
internal sealed class ReadTimeoutValidator(IOptions<FundsCheckOptions> checks) : IValidateOptions<PlaidOptions>
{
    public ValidateOptionsResult Validate(string? name, PlaidOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        string[] problems = ReadTimeout() is { } readTimeout
            ? [.. OptionProblems.AtMost("TotalTimeout", options.TotalTimeout, "FundsCheckOptions.ReadTimeout", readTimeout)]
            : [];
        return OptionProblems.ToResult([.. problems.Select(problem => PlaidOptionsValidator.OfClient(problem, name))]);
    }

    /// <summary>The deadline of the checks; null where their options are invalid, which their own validator reports.</summary>
    private TimeSpan? ReadTimeout()
    {
        try
        {
            return checks.Value.ReadTimeout;
        }
        catch (OptionsValidationException)
        {
            return null;
        }
    }
}
