namespace FundsCheck.TestSupport;

/// <summary>
/// The settings of a <see cref="PostgresServer"/>. By default its data survives a crash of the server, not of the machine.
/// </summary>
internal sealed record PostgresSettings
{
    /// <summary>Whether commits are flushed; the data is then on a disk, otherwise in memory where the machine has enough.</summary>
    public bool Fsync { get; init; }

    public string SynchronousCommit { get; init; } = "on";

    /// <summary>A commit waits for these replicas. <see cref="PostgresServer.SetAsync"/> requires them once they have started.</summary>
    public string SynchronousStandbyNames { get; init; } = string.Empty;

    public int MaxConnections { get; init; } = 100;

    public string SharedBuffers { get; init; } = "32MB";

    /// <summary>Further settings by their names in postgresql.conf.</summary>
    public IReadOnlyDictionary<string, string> Others { get; init; } = new Dictionary<string, string>();

    /// <summary>The lines of postgresql.conf.</summary>
    public IEnumerable<string> ToLines() =>
        new Dictionary<string, string>
        {
            ["fsync"] = Fsync ? "on" : "off",
            ["synchronous_commit"] = SynchronousCommit,
            ["synchronous_standby_names"] = SynchronousStandbyNames,
            ["max_connections"] = FormattableString.Invariant($"{MaxConnections}"),
            ["shared_buffers"] = SharedBuffers,
            ["listen_addresses"] = "127.0.0.1",
            // A replica that is stopped for a while still finds the log that it misses.
            ["wal_keep_size"] = "128MB",
            // The log of a server in memory stays small.
            ["max_wal_size"] = "256MB",
            // In the data folder, which is deleted, instead of files in /dev/shm, which a killed server leaves behind.
            ["dynamic_shared_memory_type"] = "mmap",
        }
        .Concat(Others)
        .Select(setting => $"{setting.Key} = {SqlText.Literal(setting.Value)}");
}
