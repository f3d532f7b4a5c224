using System.Buffers.Text;
using System.Security.Cryptography;

namespace FundsCheck.Sandbox;

/// <summary>A key pair of the signatures of webhooks.</summary>
internal sealed class WebhookKey : IDisposable
{
    private readonly ECDsa _pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public WebhookKey(DateTimeOffset now)
    {
        CreatedAt = now;
        var point = _pair.ExportParameters(includePrivateParameters: false).Q;
        X = Base64Url.EncodeToString(point.X);
        Y = Base64Url.EncodeToString(point.Y);
    }

    public string Id { get; } = Guid.NewGuid().ToString();

    public string X { get; }

    public string Y { get; }

    public DateTimeOffset CreatedAt { get; }

    /// <summary>The time from which another key signs; null until then.</summary>
    public DateTimeOffset? ExpiredAt { get; set; }

    /// <summary>The signature in the form of a JSON Web Signature.</summary>
    public byte[] Sign(ReadOnlySpan<byte> data) =>
        _pair.SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);

    public void Dispose() => _pair.Dispose();
}
