using Microsoft.Extensions.Options;

namespace FundsCheck.Rules.HotReload;

/// <summary>Validates the options before the folder is read, and reports every problem at once.</summary>
internal sealed class RuleFolderOptionsValidator : IValidateOptions<RuleFolderOptions>
{
    public ValidateOptionsResult Validate(string? name, RuleFolderOptions options)
    {
        var problems = new List<string>();
        if (string.IsNullOrWhiteSpace(options.Folder) || options.Folder.Contains('\0', StringComparison.Ordinal))
        {
            problems.Add("Folder is empty; set it to the folder of the rule files");
        }

        if (options.ScanInterval < RuleFolderOptions.ScanIntervalMin || options.ScanInterval > RuleFolderOptions.ScanIntervalMax)
        {
            problems.Add(
                $"ScanInterval is {options.ScanInterval:c}; set a value from {RuleFolderOptions.ScanIntervalMin:c} to "
                    + $"{RuleFolderOptions.ScanIntervalMax:c}");
        }

        if (options.SettleTime < RuleFolderOptions.SettleTimeMin || options.SettleTime > options.ScanInterval)
        {
            problems.Add(
                $"SettleTime is {options.SettleTime:c}; set a value from {RuleFolderOptions.SettleTimeMin:c} to ScanInterval, "
                    + $"{options.ScanInterval:c}");
        }

        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }
}
