using Microsoft.Extensions.Options;
using static FundsCheck.OptionProblems;

namespace FundsCheck.Rules.HotReload;

/// <summary>Validates the options before the folder is read, and reports every problem at once.</summary>
internal sealed class RuleFolderOptionsValidator : IValidateOptions<RuleFolderOptions>
{
    public ValidateOptionsResult Validate(string? name, RuleFolderOptions options) => ToResult(
    [
        .. When(
            string.IsNullOrWhiteSpace(options.Folder) || options.Folder.Contains('\0', StringComparison.Ordinal),
            "Folder is empty; set it to the folder of the rule files"),
        .. Between("ScanInterval", options.ScanInterval, RuleFolderOptions.ScanIntervalMin, RuleFolderOptions.ScanIntervalMax),
        .. Between("SettleTime", options.SettleTime, RuleFolderOptions.SettleTimeMin, options.ScanInterval),
    ]);
}
