using System.Text.Json;
using System.Text.Json.Serialization;

namespace FundsCheck;

/// <summary>The documented JSON of decisions, written and read.</summary>
internal sealed class FundsDecisionJsonConverter : JsonConverter<FundsDecision>
{
    public override FundsDecision Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var json = JsonDocument.ParseValue(ref reader);
        try
        {
            return DecisionJsonReader.Read(json.RootElement);
        }
        catch (Exception exception) when (exception is KeyNotFoundException or FormatException or InvalidOperationException)
        {
            throw new JsonException($"this is no decision as FundsCheck writes it: {exception.Message}", exception);
        }
    }

    public override void Write(Utf8JsonWriter writer, FundsDecision value, JsonSerializerOptions options) => value.WriteTo(writer);
}
