namespace FundsCheck.Rules.HotReload;

/// <summary>The options of a rule folder and its watcher. Validated at the start of the host.</summary>
public sealed class RuleFolderOptions
{
    /// <summary>The minimum of <see cref="ScanInterval"/>.</summary>
    public static TimeSpan ScanIntervalMin { get; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The maximum of <see cref="ScanInterval"/>.</summary>
    public static TimeSpan ScanIntervalMax { get; } = TimeSpan.FromHours(1);

    /// <summary>The minimum of <see cref="SettleTime"/>.</summary>
    public static TimeSpan SettleTimeMin { get; } = TimeSpan.FromMilliseconds(10);

    /// <summary>
    /// The path of the folder. Every <c>*.json</c> in it is a rule set, except <c>*.schema.json</c> and names that begin with a dot.
    /// </summary>
    public string Folder { get; set; } = string.Empty;

    /// <summary>The name of the rule set for debits that name none. Null is permitted for a folder with one rule set.</summary>
    public string? DefaultRuleSet { get; set; }

    /// <summary>
    /// The interval of the scans of a watched folder. The watcher also scans without a signal, since not every file system signals changes.
    /// Default: 5 s; range: 100 ms to 1 h.
    /// </summary>
    public TimeSpan ScanInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// The time for which a changed folder must be stable before it is loaded, so that no partial file is loaded. Default: 250 ms; range:
    /// 10 ms to <see cref="ScanInterval"/>.
    /// </summary>
    public TimeSpan SettleTime { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Whether changes of the folder come into force while the host runs. Default false; `WatchRules` sets it.</summary>
    public bool IsWatched { get; set; }
}
