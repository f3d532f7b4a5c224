using System.Buffers;

namespace FundsCheck.Sandbox;

/// <summary>The response with the requested accounts of an Item.</summary>
internal sealed class ChosenAccounts(ItemResponse item, ulong chosen, DateTimeOffset now) : EndpointResponse
{
    public override int Length(string requestId) => item.Length(chosen, requestId);

    public override void Write(IBufferWriter<byte> bytes, string requestId) => item.Write(bytes, chosen, now, requestId);
}
