namespace FundsCheck.Rules.HotReload;

/// <summary>A folder of rule sets, and how it is watched. Validated when the host starts.</summary>
public sealed class RuleFolderOptions
{
    /// <summary>The shortest <see cref="ScanInterval"/>.</summary>
    public static TimeSpan ScanIntervalMin { get; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The longest <see cref="ScanInterval"/>.</summary>
    public static TimeSpan ScanIntervalMax { get; } = TimeSpan.FromHours(1);

    /// <summary>The shortest <see cref="SettleTime"/>.</summary>
    public static TimeSpan SettleTimeMin { get; } = TimeSpan.FromMilliseconds(10);

    /// <summary>
    /// The folder. Every <c>*.json</c> that lies in it is a rule set, but for <c>*.schema.json</c> and names that begin with a dot.
    /// </summary>
    public string Folder { get; set; } = string.Empty;

    /// <summary>The name of the rule set that judges a debit that names none. It must be stated where the folder holds several.</summary>
    public string? DefaultRuleSet { get; set; }

    /// <summary>
    /// How often a watched folder is looked at even where no change was signalled: not every file system signals. Default 5 s; from 100 ms
    /// to 1 h.
    /// </summary>
    public TimeSpan ScanInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long a changed folder must keep still before it is loaded, so that a file that is still being written is not. Default 250 ms;
    /// from 10 ms to <see cref="ScanInterval"/>.
    /// </summary>
    public TimeSpan SettleTime { get; set; } = TimeSpan.FromMilliseconds(250);

    internal bool IsWatched { get; set; }
}
