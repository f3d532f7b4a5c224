namespace FundsCheck.PostgreSql.Tests.Deciding;

/// <summary>A statement that was executed.</summary>
/// <param name="Text">Its text.</param>
/// <param name="Parameters">The values of its parameters.</param>
internal sealed record CapturedStatement(string Text, IReadOnlyList<object?> Parameters)
{
    /// <summary>Whether it begins or ends a transaction.</summary>
    public bool IsOfTransaction => Text is Statements.Begin or Statements.Commit or Statements.Rollback;

    /// <summary>Whether it adds a rule set or a partition, or reads a rule set: they belong to no account.</summary>
    public bool IsOfNoAccount =>
        Text.Contains("fundscheck.rule_set", StringComparison.Ordinal)
            || Text.Contains("fundscheck.add_partition", StringComparison.Ordinal);

    /// <summary>Whether the value of the distribution column is its first parameter, by its place and in its text.</summary>
    public bool StatesShard(long shard) =>
        Parameters is [long first, ..] && first == shard && Text.Contains("$1", StringComparison.Ordinal);

    public override string ToString() => $"{Text} <- {string.Join(", ", Parameters.Take(3))}";
}
