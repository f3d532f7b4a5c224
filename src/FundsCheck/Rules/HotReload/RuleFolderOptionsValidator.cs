using Microsoft.Extensions.Options;

namespace FundsCheck.Rules.HotReload;

/// <summary>What must be right before a folder is read: every problem at once.</summary>
internal sealed class RuleFolderOptionsValidator : IValidateOptions<RuleFolderOptions>
{
    public ValidateOptionsResult Validate(string? name, RuleFolderOptions options)
    {
        var problems = new List<string>();
        if (string.IsNullOrWhiteSpace(options.Folder) || options.Folder.Contains('\0', StringComparison.Ordinal))
        {
            problems.Add("Folder names no folder; name the one that holds the rule files");
        }

        if (options.ScanInterval < RuleFolderOptions.ScanIntervalMin || options.ScanInterval > RuleFolderOptions.ScanIntervalMax)
        {
            problems.Add(
                $"ScanInterval is {options.ScanInterval:c}; it is from {RuleFolderOptions.ScanIntervalMin:c} to "
                    + $"{RuleFolderOptions.ScanIntervalMax:c}");
        }

        if (options.SettleTime < RuleFolderOptions.SettleTimeMin || options.SettleTime > options.ScanInterval)
        {
            problems.Add(
                $"SettleTime is {options.SettleTime:c}; it is from {RuleFolderOptions.SettleTimeMin:c} to ScanInterval, "
                    + $"{options.ScanInterval:c}");
        }

        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }
}
