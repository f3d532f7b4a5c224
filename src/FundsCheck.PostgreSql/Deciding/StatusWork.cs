using FundsCheck.Holds;

namespace FundsCheck.PostgreSql;

/// <summary>One status of a connection. Its records have a chain of their own, as those of an account.</summary>
internal sealed class StatusWork(long shard, ConnectionStatus status, DateTimeOffset now)
    : LockedWork(shard, NameOf(status.ConnectionId), Failures.OfStatus)
{
    private const byte Connection = (byte)'c';

    public override DateTimeOffset Now => now;

    public override ConnectionStatus Status => status;

    /// <summary>The name of a connection beside those of accounts.</summary>
    public static AccountKeys NameOf(string connectionId)
    {
        var name = StableHash.Of(connectionId, Connection);
        return new AccountKeys(name, name, PersistentId: null);
    }

    protected override object Apply(BatchState state)
    {
        var isNew = status.Replaces(state.FindStatus(status));
        if (isNew)
        {
            state.Add(status, NameOf(status.ConnectionId), Now);
        }

        return isNew;
    }
}
