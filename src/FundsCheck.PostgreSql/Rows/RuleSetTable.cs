using System.Collections.Concurrent;
using System.Text;
using FundsCheck.Records.Format;
using FundsCheck.Rules;
using Npgsql;

namespace FundsCheck.PostgreSql;

/// <summary>The rule sets of the database: each is there before its first decision, and read once.</summary>
internal sealed class RuleSetTable
{
    private const string AddOne =
        """
        INSERT INTO fundscheck.rule_set (key, sha256, name, version, body) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING
        """;

    /// <summary>Reads every rule set with its columns, for <see cref="TryAdd"/>.</summary>
    public const string ReadRows = "SELECT key, sha256, name, version, body FROM fundscheck.rule_set";

    private const string ReadSome = "SELECT r.body FROM fundscheck.rule_set r WHERE r.key = ANY($1)";

    private readonly ConcurrentDictionary<string, bool> _stored = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _keys = new(StringComparer.Ordinal);

    /// <summary>The rule sets that were added or read.</summary>
    public RecordedRuleSets Identities { get; } = new();

    public bool IsStored(RuleSetIdentity ruleSet) => _stored.ContainsKey(ruleSet.Sha256);

    /// <summary>Adds a rule set to the database, by a statement of its own.</summary>
    /// <exception cref="InvalidDataException">Another rule set has the same short form.</exception>
    public async Task AddAsync(NpgsqlDataSource database, RuleSet ruleSet, CancellationToken cancellationToken)
    {
        var identity = ruleSet.Identity;
        var buffer = new RecordBuffer();
        buffer.Add(ruleSet);
        var connection = await database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            await AddAsync(connection, identity, buffer, cancellationToken).ConfigureAwait(false);
        }

        if (!Identities.TryAdd(identity))
        {
            throw new InvalidDataException($"another rule set of the store has the short form {RecordedRuleSets.KeyOf(identity)}");
        }

        _stored[identity.Sha256] = true;
    }

    /// <summary>Adds a rule set where the database has none of its short form, and reads the one that it has.</summary>
    public async Task AddAsync(
        NpgsqlConnection connection, RuleSetIdentity identity, RecordBuffer body, CancellationToken cancellationToken)
    {
        var key = RecordedRuleSets.KeyOf(identity).ToString();
        await Sql.ExecuteAsync(
            connection,
            Sql.Command(
                AddOne, Sql.Of(key), Sql.Of(identity.Sha256), Sql.Of(identity.Name), Sql.Of(identity.Version),
                Sql.Of(StoredRecord.Of(body))),
            cancellationToken).ConfigureAwait(false);
        await LoadAsync(connection, [key], cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads the rule sets of some short forms, where they are not known.</summary>
    public Task LoadAsync(NpgsqlConnection connection, IEnumerable<string> keys, CancellationToken cancellationToken)
    {
        var missing = keys.Where(key => !_keys.ContainsKey(key)).Distinct(StringComparer.Ordinal).ToArray();
        return missing.Length == 0
            ? Task.CompletedTask
            : ReadAsync(connection, Sql.Command(ReadSome, Sql.List(missing)), cancellationToken);
    }

    /// <summary>Adds the rule set of a row of <see cref="ReadRows"/>; false where columns, hash and text do not agree.</summary>
    /// <exception cref="InvalidDataException">The body is none of a rule set.</exception>
    public static bool TryAdd(NpgsqlDataReader row, RecordedRuleSets ruleSets)
    {
        if (StoredRecord.Parse(row.GetFieldValue<byte[]>(4), ruleSets) is not LogEntry.Rules { Identity: var identity, Text: var text }
            || new RuleSetIdentity(row.GetString(2), row.GetString(3), row.GetString(1)) != identity
            || !string.Equals(LineHash.Of(Encoding.UTF8.GetBytes(text)).ToString(), identity.Sha256, StringComparison.Ordinal)
            || !string.Equals(RecordedRuleSets.KeyOf(identity).ToString(), row.GetString(0), StringComparison.Ordinal))
        {
            return false;
        }

        ruleSets.Add(identity);
        return true;
    }

    private Task ReadAsync(NpgsqlConnection connection, NpgsqlBatchCommand command, CancellationToken cancellationToken) =>
        Sql.ReadAsync(connection, command, Add, cancellationToken);

    private void Add(NpgsqlDataReader row)
    {
        if (StoredRecord.Parse(row.GetFieldValue<byte[]>(0), Identities) is LogEntry.Rules rules)
        {
            Identities.Add(rules.Identity);
            _keys[RecordedRuleSets.KeyOf(rules.Identity).ToString()] = true;
        }
    }
}
