namespace FundsCheck.Samples.Worker;

/// <summary>The folder that the bank's files arrive in: the section <c>Inbox</c> of the configuration.</summary>
internal sealed class InboxOptions
{
    public static readonly TimeSpan PollIntervalMin = TimeSpan.FromMilliseconds(10);

    public static readonly TimeSpan PollIntervalMax = TimeSpan.FromHours(1);

    /// <summary>The folder; it exists. The worker creates <c>done</c> and <c>rejected</c> in it.</summary>
    public string Folder { get; set; } = string.Empty;

    /// <summary>
    /// The time between two looks into the folder. A file is taken when it has not changed for so long. Default 10 s; from 10 ms to 1 h.
    /// </summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(10);
}
