using System.Buffers;
using System.Globalization;
using System.Text;

namespace FundsCheck.Sandbox;

/// <summary>
/// The accounts of one Item as a response. Its bytes are created once; a request selects accounts and fills in times and its id.
/// </summary>
internal sealed class ItemResponse
{
    private readonly (byte[] Json, int TimeAt)[] _json;
    private readonly Dictionary<string, int> _indexes;
    private readonly byte[] _end;

    private static ReadOnlySpan<byte> Start => "{\"accounts\":["u8;

    private static ReadOnlySpan<byte> End => "\"}"u8;

    public ItemResponse(SandboxItem item, IReadOnlyList<SandboxAccount> accounts)
    {
        if (accounts.Count > SandboxItem.AccountsMax)
        {
            throw new InvalidOperationException($"the Item `{item.Name}` has more than {SandboxItem.AccountsMax} accounts");
        }

        Accounts = accounts;
        All = accounts.Count == SandboxItem.AccountsMax ? ulong.MaxValue : (1UL << accounts.Count) - 1;
        _indexes = accounts.Select((account, index) => (account.Id, index))
            .ToDictionary(pair => pair.Id, pair => pair.index, StringComparer.Ordinal);
        _json = [.. accounts.Select(AccountJson)];
        _end = [.. "],\"item\":"u8, .. ItemJson.Item(item), .. ",\"request_id\":\""u8];
    }

    public IReadOnlyList<SandboxAccount> Accounts { get; }

    /// <summary>All accounts, one bit each.</summary>
    public ulong All { get; }

    /// <summary>The requested accounts, one bit each; all accounts where none is requested.</summary>
    /// <exception cref="RequestRejectedException">The Item has no such account.</exception>
    public ulong Choose(IReadOnlyList<string> accountIds)
    {
        if (accountIds.Count == 0)
        {
            return All;
        }

        var chosen = 0UL;
        foreach (var id in accountIds)
        {
            chosen |= 1UL << IndexOf(id);
        }

        return chosen;
    }

    /// <exception cref="RequestRejectedException">The Item has no such account.</exception>
    public int IndexOf(string accountId) =>
        _indexes.TryGetValue(accountId, out var index) ? index : throw RequestRejectedException.For("INVALID_ACCOUNT_ID");

    public static bool IsChosen(ulong chosen, int index) => (chosen & (1UL << index)) != 0;

    /// <summary>The number of bytes that <see cref="Write"/> writes.</summary>
    public int Length(ulong chosen, string requestId)
    {
        // There is one comma less than there are accounts.
        var length = Start.Length + _end.Length + requestId.Length + End.Length - (chosen == 0 ? 0 : 1);
        for (var index = 0; index < _json.Length; index++)
        {
            length += IsChosen(chosen, index) ? _json[index].Json.Length + 1 : 0;
        }

        return length;
    }

    public void Write(IBufferWriter<byte> bytes, ulong chosen, DateTimeOffset now, string requestId)
    {
        bytes.Write(Start);
        var separate = false;
        for (var index = 0; index < _json.Length; index++)
        {
            if (!IsChosen(chosen, index))
            {
                continue;
            }

            if (separate)
            {
                bytes.Write(","u8);
            }

            separate = true;
            WriteAccount(bytes, index, now);
        }

        bytes.Write(_end);
        Encoding.ASCII.GetBytes(requestId, bytes);
        bytes.Write(End);
    }

    /// <summary>The JSON of one account at a time.</summary>
    public byte[] AccountBytes(int index, DateTimeOffset now)
    {
        var buffer = new ArrayBufferWriter<byte>(_json[index].Json.Length);
        WriteAccount(buffer, index, now);
        return buffer.WrittenSpan.ToArray();
    }

    private void WriteAccount(IBufferWriter<byte> bytes, int index, DateTimeOffset now)
    {
        var (json, timeAt) = _json[index];
        var target = bytes.GetSpan(json.Length);
        json.CopyTo(target);
        if (Accounts[index].UpdatedAgo is { } ago)
        {
            (now - ago).UtcDateTime.TryFormat(target[timeAt..], out _, ItemJson.TimeFormat, CultureInfo.InvariantCulture);
        }

        bytes.Advance(json.Length);
    }

    private static (byte[] Json, int TimeAt) AccountJson(SandboxAccount account)
    {
        var json = ItemJson.Account(account);
        return (json, json.AsSpan().IndexOf(ItemJson.TimePlaceholder));
    }
}
