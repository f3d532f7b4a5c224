using System.Text.Json;
using System.Text.Json.Serialization;

namespace FundsCheck;

/// <summary>Converts money to and from a JSON string in canonical form, <c>"75.00 USD"</c>; rejects a number.</summary>
public sealed class MoneyJsonConverter : JsonConverter<Money>
{
    /// <inheritdoc />
    public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            throw new JsonException("money is a string with its currency, as in \"75.00 USD\"");
        }

        return MoneyText.TryRead(reader.GetString() ?? string.Empty, out var money) is { } problem
            ? throw new JsonException(problem)
            : money;
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
