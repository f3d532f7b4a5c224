using System.Buffers;

namespace FundsCheck.Sandbox;

/// <summary>The correct response to one request. Its last member is the request id.</summary>
internal abstract class EndpointResponse
{
    /// <summary>The number of bytes that <see cref="Write"/> writes.</summary>
    public abstract int Length(string requestId);

    public abstract void Write(IBufferWriter<byte> bytes, string requestId);

    /// <summary>Records or sends what the request orders. A request that gets an error takes no effect.</summary>
    /// <exception cref="RequestRejectedException">Another request has taken its place meanwhile.</exception>
    public virtual ValueTask TakeEffectAsync(CancellationToken cancellationToken) => default;
}
