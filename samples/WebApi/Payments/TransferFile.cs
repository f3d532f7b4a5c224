using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace FundsCheck.Samples.WebApi.Payments;

/// <summary>A file of entries that a nightly job hands to the bank: a debit a line, in JSON, as an id may have commas.</summary>
internal sealed class TransferFile : ITransfers, IDisposable
{
    private readonly TimeProvider _time;
    private readonly FileStream _file;
    private readonly Dictionary<string, SentTransfer> _sent = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _one = new(1);

    public TransferFile(IOptions<PaymentOptions> options, TimeProvider time)
    {
        _time = time;
        _file = new FileStream(options.Value.EntriesFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        ReadSent();
    }

    public async Task<SentTransfer> SendAsync(DecisionRecord decision, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var debit = decision.Debit;
            if (Find(debit.Id) is { } sent)
            {
                return sent;
            }

            var entry = new SentTransfer(debit.Id, decision.Revision, _time.GetUtcNow(), debit.AccountKey, debit.Amount);
            Append($"{JsonSerializer.Serialize(entry, JsonSerializerOptions.Web)}\n");
            Add(entry);
            return entry;
        }
        finally
        {
            _one.Release();
        }
    }

    public SentTransfer? Find(string debitId)
    {
        lock (_sent)
        {
            return _sent.GetValueOrDefault(debitId);
        }
    }

    public void Dispose()
    {
        _one.Dispose();
        _file.Dispose();
    }

    private void Add(SentTransfer entry)
    {
        lock (_sent)
        {
            _sent.Add(entry.Id, entry);
        }
    }

    // The service does not start where it cannot read the whole file: it would not know what it has sent.
    private void ReadSent()
    {
        using var reader = new StreamReader(_file, Encoding.UTF8, leaveOpen: true);
        var text = reader.ReadToEnd();

        // A line without its end was not sent: the process ended while it wrote.
        var complete = text[..(text.LastIndexOf('\n') + 1)];
        foreach (var line in complete.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            Add(JsonSerializer.Deserialize<SentTransfer>(line, JsonSerializerOptions.Web)
                ?? throw new InvalidDataException($"{_file.Name} has a line that is no entry"));
        }

        _file.SetLength(Encoding.UTF8.GetByteCount(complete));
    }

    // Written and flushed whole, or taken back: the caller asks again.
    private void Append(string line)
    {
        var end = _file.Length;
        _file.Position = end;
        try
        {
            _file.Write(Encoding.UTF8.GetBytes(line));
            _file.Flush(flushToDisk: true);
        }
        catch (IOException)
        {
            _file.SetLength(end);
            throw;
        }
    }
}
