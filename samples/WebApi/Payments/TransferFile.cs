using System.Globalization;
using System.Text;
using Microsoft.Extensions.Options;

namespace FundsCheck.Samples.WebApi.Payments;

/// <summary>A file of entries that a nightly job hands to the bank: id, account, amount and currency of one debit a line.</summary>
internal sealed class TransferFile : ITransfers, IDisposable
{
    private readonly FileStream _file;
    private readonly HashSet<string> _sent = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _one = new(1);

    public TransferFile(IOptions<PaymentOptions> options)
    {
        _file = new FileStream(options.Value.EntriesFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        ReadSent();
    }

    public async Task SendAsync(Debit debit, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (!_sent.Contains(debit.Id))
            {
                Append(string.Create(
                    CultureInfo.InvariantCulture, $"{debit.Id},{debit.AccountKey},{debit.Amount.Amount},{debit.Amount.Currency.Code}\n"));
                _sent.Add(debit.Id);
            }
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose()
    {
        _one.Dispose();
        _file.Dispose();
    }

    private void ReadSent()
    {
        using var reader = new StreamReader(_file, Encoding.UTF8, leaveOpen: true);
        var text = reader.ReadToEnd();

        // A line without its end was not sent: the process ended while it wrote.
        var complete = text[..(text.LastIndexOf('\n') + 1)];
        _sent.UnionWith(complete.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(',')[0]));
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
