using System.Buffers;

namespace FundsCheck.Plaid;

/// <summary>The bytes of a response, up to a limit. Cleared on disposal.</summary>
internal sealed class BodyBuffer : IDisposable
{
    private const int BytesFirst = 4 * 1024;
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(BytesFirst);
    private int _length;

    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, _length);

    /// <summary>Reads to the end; false, with the rest unread, for a body above the limit.</summary>
    public async ValueTask<bool> TryFillAsync(HttpContent content, int bytesMax, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > bytesMax)
        {
            return false;
        }

        var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using var closing = stream.ConfigureAwait(false);
        while (_length <= bytesMax)
        {
            GrowWhenFull();

            // One byte past the limit distinguishes a full body from a larger one.
            var room = Math.Min(_bytes.Length, bytesMax + 1) - _length;
            var read = await stream.ReadAsync(_bytes.AsMemory(_length, room), cancellationToken).ConfigureAwait(false);
            if (read == 0)
            {
                return true;
            }

            _length += read;
        }

        return false;
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes, clearArray: true);
        _bytes = [];
        _length = 0;
    }

    private void GrowWhenFull()
    {
        if (_length < _bytes.Length)
        {
            return;
        }

        var larger = ArrayPool<byte>.Shared.Rent(_bytes.Length * 2);
        _bytes.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(_bytes, clearArray: true);
        _bytes = larger;
    }
}
