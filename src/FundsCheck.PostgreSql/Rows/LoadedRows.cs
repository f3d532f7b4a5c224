using FundsCheck.Holds;
using FundsCheck.Records.Format;
using Npgsql;

namespace FundsCheck.PostgreSql;

/// <summary>The rows of <see cref="Statements.Load"/>: of one look-up, or of several that were looked up together.</summary>
internal sealed class LoadedRows
{
    private readonly List<AccountRead> _accounts = [];
    private readonly List<(long Account, IndexedHold Hold)> _holds = [];
    private readonly List<DebitRead> _debits = [];
    private readonly HashSet<string> _archived = new(StringComparer.Ordinal);
    private readonly List<byte[]> _statuses = [];
    private readonly Lazy<Index> _index;

    private LoadedRows() => _index = new Lazy<Index>(() => new Index(this));

    public IReadOnlyList<DebitRead> Debits => _debits;

    public static async Task<LoadedRows> ReadAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        var rows = new LoadedRows();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            switch (reader.GetChar(0))
            {
                case 'a':
                    rows._accounts.Add(AccountOf(reader));
                    break;
                case 'h':
                    rows._holds.Add((reader.GetInt64(1), HoldOf(reader)));
                    break;
                case 'd':
                    rows.AddDebit(reader);
                    break;
                case 'x':
                    rows._archived.Add(reader.GetString(4));
                    break;
                default:
                    rows._statuses.Add(BytesOf(reader));
                    break;
            }
        }

        return rows;
    }

    /// <summary>What was read of a debit; null where its id is new, or archived.</summary>
    public DebitRead? FindDebit(string debitId) => _index.Value.Debits.GetValueOrDefault(debitId);

    /// <summary>Whether a debit is archived.</summary>
    public bool IsArchived(string debitId) => _archived.Contains(debitId);

    /// <summary>Some names of accounts, and the names that are linked to them.</summary>
    public IEnumerable<ulong> NamesOf(IReadOnlyCollection<ulong> names) =>
        names.Union(_index.Value.Linked(names).Select(account => AccountTable.Unsigned(account.Name)));

    /// <summary>
    /// Adds the accounts of names with their holds, what was found of debits, and all statuses. What was not found is new. The rows are
    /// those of the state alone.
    /// </summary>
    /// <param name="state">Where to add.</param>
    /// <param name="names">The names of accounts, which were looked up.</param>
    /// <param name="debitIds">The debits, which were looked up.</param>
    /// <param name="ruleSets">The rule sets of the debits' records.</param>
    /// <exception cref="InvalidDataException">A record of a debit is missing, or altered.</exception>
    public void AddTo(BatchState state, IReadOnlyCollection<ulong> names, IEnumerable<string> debitIds, RecordedRuleSets ruleSets)
    {
        foreach (var account in _index.Value.Linked(names))
        {
            state.Accounts.Add(account.ToRow());
            state.Holds.Add(AccountTable.Unsigned(account.Name), AccountTable.Unsigned(account.Root));
            foreach (var (_, hold) in _index.Value.Holds[account.Name])
            {
                state.Holds.Add(AccountTable.Unsigned(account.Name), hold);
            }
        }

        state.Accounts.AddNew(names);
        foreach (var id in debitIds.Where(id => !state.IsKnown(id)).Distinct(StringComparer.Ordinal))
        {
            if (_archived.Contains(id))
            {
                state.AddArchived(id);
            }
            else
            {
                state.Add(id, FindDebit(id)?.ToStored(ruleSets));
            }
        }

        foreach (var status in _statuses)
        {
            state.Add(ConnectionTable.Parse(status, ruleSets));
        }
    }

    private void AddDebit(NpgsqlDataReader reader)
    {
        var id = reader.GetString(4);
        if (_debits.Count == 0 || !string.Equals(_debits[^1].Id, id, StringComparison.Ordinal))
        {
            _debits.Add(new DebitRead(id, reader.GetDateTime(7), reader.GetFieldValue<string[]>(10), [], []));
        }

        if (!reader.IsDBNull(9))
        {
            _debits[^1].Records.Add(BytesOf(reader));
        }

        if (!reader.IsDBNull(5))
        {
            _debits[^1].RuleSetKeys.Add(reader.GetString(5));
        }
    }

    private static AccountRead AccountOf(NpgsqlDataReader reader) =>
        new(reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3), BytesOf(reader), reader.GetDateTime(7));

    private static IndexedHold HoldOf(NpgsqlDataReader reader) => new(
        reader.GetString(4), new Money(reader.GetDecimal(6), Currency.Get(reader.GetString(5))), new DateTimeOffset(reader.GetDateTime(7)),
        new DateTimeOffset(reader.GetDateTime(8)));

    private static byte[] BytesOf(NpgsqlDataReader reader) => reader.GetFieldValue<byte[]>(9);

    private sealed class Index(LoadedRows rows)
    {
        private readonly Dictionary<long, long> _roots = rows._accounts.ToDictionary(account => account.Name, account => account.Root);
        private readonly ILookup<long, AccountRead> _linked = rows._accounts.ToLookup(account => account.Root);

        public ILookup<long, (long Account, IndexedHold Hold)> Holds { get; } = rows._holds.ToLookup(hold => hold.Account);

        public Dictionary<string, DebitRead> Debits { get; } = rows._debits.ToDictionary(debit => debit.Id, StringComparer.Ordinal);

        /// <summary>The accounts of names and those that are linked to them.</summary>
        public IEnumerable<AccountRead> Linked(IEnumerable<ulong> names) =>
            names.Select(AccountTable.Signed).Where(_roots.ContainsKey).Select(name => _roots[name]).Distinct()
                .SelectMany(root => _linked[root]);
    }
}
