namespace FundsCheck.PostgreSql;

/// <summary>The options of a decision store in PostgreSQL.</summary>
public sealed class PostgreSqlOptions
{
    /// <summary>
    /// How to connect, as Npgsql reads it, where the options come from the host's configuration; the other overloads of
    /// <c>UsePostgreSql</c> have it as an argument. Default null.
    /// </summary>
    public Secret? ConnectionString { get; set; }

    /// <summary>
    /// The time for one decision, event or look-up, with all attempts after a lost connection, a conflict or a restart of the server.
    /// After it the call fails with <see cref="DecisionNotRecordedException"/>. Default 10 s; from 100 ms to 5 min.
    /// </summary>
    public TimeSpan TotalTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// The number of transactions at once. Half as many look-ups run beside them, at least one, and each needs a connection. One
    /// transaction decides all debits that wait, so that more of them rarely decide more debits. Default 2; from 1 to 64.
    /// </summary>
    public int MaxConcurrency { get; set; } = 2;

    /// <summary>The largest number of debits that one transaction decides. Default 64; from 1 to 256.</summary>
    public int MaxBatchSize { get; set; } = 64;

    /// <summary>What decides on which server rows are. Default <see cref="PostgreSqlDistribution.SingleServer"/>.</summary>
    public PostgreSqlDistribution Distribution { get; set; }

    /// <summary>The number of look-ups at once. They wait for no lock.</summary>
    internal int MaxLookUps => Math.Max(1, MaxConcurrency / 2);

    /// <exception cref="InvalidOperationException">An option is out of range.</exception>
    internal void Validate()
    {
        string[] problems = [.. FindProblems()];
        if (problems.Length > 0)
        {
            throw new InvalidOperationException(string.Join("; ", problems));
        }
    }

    /// <summary>Every option that is out of range.</summary>
    internal IEnumerable<string> FindProblems() =>
    [
        .. OptionProblems.Between(nameof(TotalTimeout), TotalTimeout, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(5)),
        .. OptionProblems.Between(nameof(MaxConcurrency), MaxConcurrency, 1, 64),
        .. OptionProblems.Between(nameof(MaxBatchSize), MaxBatchSize, 1, 256),
        .. OptionProblems.When(
            !Enum.IsDefined(Distribution), $"{nameof(Distribution)} is {Distribution}; make it SingleServer or ByAccountKey"),
    ];
}
