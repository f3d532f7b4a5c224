using System.Text.Json;
using System.Text.Json.Serialization;

namespace FundsCheck;

/// <summary>Money in JSON is a string in its one form, <c>"75.00 USD"</c>; a number is refused.</summary>
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
