using System.Buffers;
using System.Text;
using System.Text.Json;

namespace FundsCheck.Sandbox;

/// <summary>A response that is written for each request.</summary>
internal sealed class JsonResponse(ReadOnlyMemory<byte> members, Action? effect = null) : EndpointResponse
{
    private static ReadOnlySpan<byte> Member => "\"request_id\":\""u8;

    private static ReadOnlySpan<byte> End => "\"}"u8;

    /// <summary>A response with these members before its request id.</summary>
    public static JsonResponse Of(Action<Utf8JsonWriter> members, Action? effect = null)
    {
        var json = Written(writer =>
        {
            writer.WriteStartObject();
            members(writer);
            writer.WriteEndObject();
        });

        // The request id takes the place of the last brace.
        return new JsonResponse(json.AsMemory(..^1), effect);
    }

    public static byte[] Written(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            write(json);
        }

        return buffer.WrittenSpan.ToArray();
    }

    public override int Length(string requestId) => members.Length + Separator.Length + Member.Length + requestId.Length + End.Length;

    public override void Write(IBufferWriter<byte> bytes, string requestId)
    {
        bytes.Write(members.Span);
        bytes.Write(Separator);
        bytes.Write(Member);
        Encoding.ASCII.GetBytes(requestId, bytes);
        bytes.Write(End);
    }

    public override ValueTask TakeEffectAsync(CancellationToken cancellationToken)
    {
        effect?.Invoke();
        return default;
    }

    private ReadOnlySpan<byte> Separator => members.Length > 1 ? ","u8 : default;
}
