using System.Buffers;
using System.Globalization;
using System.Text;

namespace FundsCheck.Sandbox;

/// <summary>The response of one Item. Its bytes are created once; a request selects accounts and fills in times and its id.</summary>
internal sealed class ItemResponse
{
    private readonly SandboxItem _item;
    private readonly (byte[] Json, int TimeAt)[] _accounts;
    private readonly Dictionary<string, int> _indexes;
    private readonly byte[] _end;

    private static ReadOnlySpan<byte> Start => "{\"accounts\":["u8;

    private static ReadOnlySpan<byte> End => "\"}"u8;

    public ItemResponse(SandboxItem item)
    {
        if (item.Accounts.Count > SandboxItem.AccountsMax)
        {
            throw new InvalidOperationException($"the Item `{item.Name}` has more than {SandboxItem.AccountsMax} accounts");
        }

        _item = item;
        _indexes = item.Accounts.Select((account, index) => (account.Id, index))
            .ToDictionary(pair => pair.Id, pair => pair.index, StringComparer.Ordinal);
        _accounts = [.. item.Accounts.Select(AccountJson)];
        _end = [.. "],\"item\":"u8, .. ItemJson.Item(item), .. ",\"request_id\":\""u8];
    }

    /// <summary>The account of a faulty response: the first requested account.</summary>
    public string AccountIdOf(BalanceRequest request) =>
        request.AccountIds.Count > 0 ? request.AccountIds[0] : _item.Accounts.Count > 0 ? _item.Accounts[0].Id : "none";

    /// <summary>The requested accounts, one bit each.</summary>
    /// <exception cref="RequestRejectedException">The Item has no such account, or its balance is older than requested.</exception>
    public ulong Choose(BalanceRequest request, DateTimeOffset now)
    {
        var chosen = _accounts.Length == SandboxItem.AccountsMax ? ulong.MaxValue : (1UL << _accounts.Length) - 1;
        if (request.AccountIds.Count > 0)
        {
            chosen = 0;
            foreach (var id in request.AccountIds)
            {
                chosen |= _indexes.TryGetValue(id, out var index) ? 1UL << index : throw RequestRejectedException.For("INVALID_ACCOUNT_ID");
            }
        }

        if (string.Equals(_item.InstitutionId, ItemCatalog.CapitalOne, StringComparison.Ordinal))
        {
            CheckFreshness(chosen, request.UpdatedSince, now);
        }

        return chosen;
    }

    /// <summary>The number of bytes that <see cref="Write"/> writes.</summary>
    public int Length(ulong chosen, string requestId)
    {
        // There is one comma less than there are accounts.
        var length = Start.Length + _end.Length + requestId.Length + End.Length - (chosen == 0 ? 0 : 1);
        for (var index = 0; index < _accounts.Length; index++)
        {
            length += IsChosen(chosen, index) ? _accounts[index].Json.Length + 1 : 0;
        }

        return length;
    }

    public void Write(IBufferWriter<byte> bytes, ulong chosen, DateTimeOffset now, string requestId)
    {
        bytes.Write(Start);
        var separate = false;
        for (var index = 0; index < _accounts.Length; index++)
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

    private static bool IsChosen(ulong chosen, int index) => (chosen & (1UL << index)) != 0;

    private void WriteAccount(IBufferWriter<byte> bytes, int index, DateTimeOffset now)
    {
        var (json, timeAt) = _accounts[index];
        var target = bytes.GetSpan(json.Length);
        json.CopyTo(target);
        if (_item.Accounts[index].UpdatedAgo is { } ago)
        {
            (now - ago).UtcDateTime.TryFormat(target[timeAt..], out _, ItemJson.TimeFormat, CultureInfo.InvariantCulture);
        }

        bytes.Advance(json.Length);
    }

    /// <summary>Capital One has no real-time balance for cards and loans: the caller must state the maximum age of the balance.</summary>
    private void CheckFreshness(ulong chosen, DateTimeOffset? updatedSince, DateTimeOffset now)
    {
        for (var index = 0; index < _accounts.Length; index++)
        {
            var account = _item.Accounts[index];
            if (!IsChosen(chosen, index) || string.Equals(account.Type, "depository", StringComparison.Ordinal))
            {
                continue;
            }

            var since = updatedSince
                ?? throw RequestRejectedException.For(
                    "INVALID_FIELD", "`options.min_last_updated_datetime` must be given for this bank's cards and loans");
            if (account.UpdatedAgo is not { } ago || now - ago < since)
            {
                throw RequestRejectedException.For("LAST_UPDATED_DATETIME_OUT_OF_RANGE");
            }
        }
    }

    private static (byte[] Json, int TimeAt) AccountJson(SandboxAccount account)
    {
        var json = ItemJson.Account(account);
        return (json, json.AsSpan().IndexOf(ItemJson.TimePlaceholder));
    }
}
