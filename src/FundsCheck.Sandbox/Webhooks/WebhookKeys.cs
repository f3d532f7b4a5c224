using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace FundsCheck.Sandbox;

/// <summary>The keys of the signatures of webhooks: the current one and those before it.</summary>
internal sealed class WebhookKeys : IDisposable
{
    public const int KeptMax = 16;

    private readonly Lock _lock = new();
    private readonly List<WebhookKey> _keys = [];

    public WebhookKeys(DateTimeOffset now) => _keys.Add(new WebhookKey(now));

    /// <summary>The id of the key that signs.</summary>
    public string CurrentId
    {
        get
        {
            lock (_lock)
            {
                return _keys[^1].Id;
            }
        }
    }

    public WebhookKey? Find(string id)
    {
        lock (_lock)
        {
            return _keys.Find(key => string.Equals(key.Id, id, StringComparison.Ordinal));
        }
    }

    /// <summary>Makes a new key the current one, and expires the one before it.</summary>
    public void Rotate(DateTimeOffset now)
    {
        lock (_lock)
        {
            _keys[^1].ExpiredAt = now;
            _keys.Add(new WebhookKey(now));
            if (_keys.Count > KeptMax)
            {
                _keys[0].Dispose();
                _keys.RemoveAt(0);
            }
        }
    }

    /// <summary>The value of <c>Plaid-Verification</c>: a JSON Web Token over the hash of a body.</summary>
    public string Sign(ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(body));
        lock (_lock)
        {
            var key = _keys[^1];
            var header = JsonSerializer.SerializeToUtf8Bytes(new { alg = "ES256", kid = key.Id, typ = "JWT" });
            var claims = JsonSerializer.SerializeToUtf8Bytes(new { iat = now.ToUnixTimeSeconds(), request_body_sha256 = hash });
            var signed = $"{Base64Url.EncodeToString(header)}.{Base64Url.EncodeToString(claims)}";
            return $"{signed}.{Base64Url.EncodeToString(key.Sign(Encoding.ASCII.GetBytes(signed)))}";
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _keys.ForEach(key => key.Dispose());
        }
    }
}
