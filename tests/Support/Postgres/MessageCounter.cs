using System.Buffers.Binary;

namespace FundsCheck.TestSupport;

/// <summary>
/// Counts what a <see cref="TcpProxy"/> must know of one direction of a PostgreSQL connection without encryption: the requests of the
/// client that the server ends with ReadyForQuery, or those messages of the server. COPY is not covered.
/// </summary>
/// <param name="client">The client's direction where this is the server's; otherwise null.</param>
internal sealed class MessageCounter(MessageCounter? client = null)
{
    private const int EncryptionRequest = 80877103;
    private const int GssEncryptionRequest = 80877104;
    private const int LengthBytes = 4;

    private readonly byte[] _header = new byte[2 * LengthBytes];
    private int _headerBytes;
    private int _bodyBytesLeft;
    private bool _isStartup = client is null;
    private int _encryptionRequests;
    private bool _hasWorkSinceSync;

    /// <summary>The requests Query and Sync of a client, or the messages ReadyForQuery of a server after that of the log-in.</summary>
    public int Count { get; private set; } = client is null ? 0 : -1;

    /// <summary>Whether the last message is incomplete, or a request that needs a Sync has none yet.</summary>
    public bool IsAmidRequest => _headerBytes > 0 || _bodyBytesLeft > 0 || _hasWorkSinceSync;

    /// <summary>Counts the messages of the next bytes.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            if (_bodyBytesLeft > 0)
            {
                var skipped = Math.Min(_bodyBytesLeft, bytes.Length);
                _bodyBytesLeft -= skipped;
                bytes = bytes[skipped..];
            }
            else if (client?._encryptionRequests > 0 && _headerBytes == 0)
            {
                // The server refuses encryption with one byte that is not a message.
                client._encryptionRequests--;
                bytes = bytes[1..];
            }
            else
            {
                _header[_headerBytes++] = bytes[0];
                bytes = bytes[1..];
                ReadHeader();
            }
        }
    }

    private void ReadHeader()
    {
        // The first message of a client has no type: its length and its code.
        if (_isStartup && _headerBytes == 2 * LengthBytes)
        {
            var code = BinaryPrimitives.ReadInt32BigEndian(_header.AsSpan(LengthBytes));
            _isStartup = code is EncryptionRequest or GssEncryptionRequest;
            _encryptionRequests += _isStartup ? 1 : 0;
            _bodyBytesLeft = BinaryPrimitives.ReadInt32BigEndian(_header) - _headerBytes;
            _headerBytes = 0;
        }
        else if (!_isStartup && _headerBytes == 1 + LengthBytes)
        {
            CountMessage((char)_header[0]);
            _bodyBytesLeft = BinaryPrimitives.ReadInt32BigEndian(_header.AsSpan(1)) - LengthBytes;
            _headerBytes = 0;
        }
    }

    private void CountMessage(char type)
    {
        if (client is not null)
        {
            Count += type == 'Z' ? 1 : 0;
            return;
        }

        // Query, Sync; a password ('p') and Terminate ('X') need no Sync.
        var isRequest = type is 'Q' or 'S';
        Count += isRequest ? 1 : 0;
        _hasWorkSinceSync = !isRequest && type is not ('p' or 'X');
    }
}
