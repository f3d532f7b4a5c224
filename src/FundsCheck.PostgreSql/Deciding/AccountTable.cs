using FundsCheck.Holds;

namespace FundsCheck.PostgreSql;

/// <summary>
/// The rows of the accounts of a batch: which names are linked, where each chain ends, and the time of the next record.
/// </summary>
internal sealed class AccountTable
{
    private readonly Dictionary<long, AccountRow> _rows = [];

    /// <summary>
    /// The rows that differ from the database or that it lacks, in the order of their names. A new name is written though nothing may have
    /// changed on it: no other transaction links it meanwhile.
    /// </summary>
    public IReadOnlyList<AccountRow> Changed => [.. _rows.Values.Where(row => row.IsChanged || row.IsNew).OrderBy(row => row.Name)];

    /// <summary>The rows that were roots when they were read, in the order of their names.</summary>
    public IEnumerable<AccountRow> RootsRead => _rows.Values.Where(row => row.WasRoot).OrderBy(row => row.Name);

    public void Add(AccountRow row) => _rows.Add(row.Name, row);

    /// <summary>Adds the rows of names that the database lacks.</summary>
    public void AddNew(IEnumerable<ulong> names)
    {
        foreach (var name in names.Select(Signed).Where(name => !_rows.ContainsKey(name)).ToList())
        {
            Add(new AccountRow(name) { Root = name, Head = RecordChain.Start, IsNew = true });
        }
    }

    /// <summary>Whether the rows of all names are here.</summary>
    public bool Has(AccountKeys account) => account.All().All(Has);

    public bool Has(ulong name) => _rows.ContainsKey(Signed(name));

    /// <summary>The time of the next record of an account: now, and later than every record of an account that shares a name.</summary>
    public DateTime NextTime(AccountKeys account, DateTimeOffset now)
    {
        var (time, roots) = (Microseconds.Floor(now).UtcDateTime, Roots(account));
        foreach (var root in roots)
        {
            time = root.RecordedAt >= time ? root.RecordedAt.AddMicroseconds(1) : time;
        }

        foreach (var root in roots)
        {
            (root.RecordedAt, root.IsChanged) = (DateTime.SpecifyKind(time, DateTimeKind.Utc), true);
        }

        return DateTime.SpecifyKind(time, DateTimeKind.Utc);
    }

    /// <summary>Adds a record to the chain of an account's key.</summary>
    public RecordRow Append(AccountKeys account, DateTime recordedAt, RecordContent content, byte[] body)
    {
        var row = _rows[Signed(account.Key)];
        row.Records++;
        row.Head = RecordChain.Next(row.Head, row.Name, row.Records, recordedAt, body);
        row.IsChanged = true;
        return new RecordRow(recordedAt, row.Name, row.Records, content, body, row.Head);
    }

    /// <summary>Makes one account of all names and of the accounts that they belong to.</summary>
    public void Link(AccountKeys account)
    {
        var roots = Roots(account);
        if (roots.Count == 1)
        {
            return;
        }

        // Of few rows, most keep their root.
        var kept = roots.OrderByDescending(root => _rows.Values.Count(row => row.Root == root.Name)).First();
        var latest = roots.Max(root => root.RecordedAt);
        foreach (var row in _rows.Values.Where(row => row.Root != kept.Name && roots.Any(root => root.Name == row.Root)).ToList())
        {
            (row.Root, row.IsChanged) = (kept.Name, true);
        }

        (kept.RecordedAt, kept.IsChanged) = (latest, true);
    }

    /// <summary>The 64 bits of a name as the database keeps them.</summary>
    public static long Signed(ulong name) => unchecked((long)name);

    /// <summary>The name of 64 bits in the database.</summary>
    public static ulong Unsigned(long name) => unchecked((ulong)name);

    private List<AccountRow> Roots(AccountKeys account) =>
        [.. account.All().Select(name => _rows[_rows[Signed(name)].Root]).Distinct()];
}
