namespace FundsCheck.Diagnostics;

/// <summary>A stage of a check: its value of <see cref="TelemetryNames.Stage"/>, and its span.</summary>
internal sealed class Stage
{
    /// <summary>Looks up the debit in the store.</summary>
    public static readonly Stage Find = new("find");

    /// <summary>Reads the balance, with the wait for a read that checks share.</summary>
    public static readonly Stage Read = new("read");

    /// <summary>Reads the facts of the fact source.</summary>
    public static readonly Stage Facts = new("facts");

    /// <summary>Decides and commits in the store, with the wait for the account.</summary>
    public static readonly Stage Commit = new("commit");

    private Stage(string name) => (Tag, SpanName) = (new(TelemetryNames.Stage, name), $"{TelemetryNames.CheckSpan}.{name}");

    public KeyValuePair<string, object?> Tag { get; }

    public string SpanName { get; }
}
