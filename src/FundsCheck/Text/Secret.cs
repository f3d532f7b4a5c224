using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace FundsCheck;

/// <summary>
/// Text that must not be seen: an access token, a key. Its text form, its JSON and its debugger view are <c>(secret)</c>;
/// only <see cref="Reveal"/> opens it. Equal by value. White space around the text, such as a file's last line break, is no part of it.
/// </summary>
[DebuggerDisplay("(secret)")]
[JsonConverter(typeof(RedactedJsonConverter))]
[TypeConverter(typeof(SecretTypeConverter))]
public sealed class Secret : IEquatable<Secret>
{
    private const string Redacted = "(secret)";
    private readonly string _value;

    /// <summary>Keeps a text, without the white space around it.</summary>
    /// <exception cref="ArgumentException">The text is null, empty or nothing but white space.</exception>
    public Secret(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        _value = value.Trim();
    }

    /// <summary>The text itself, for the one place that sends it.</summary>
    public string Reveal() => _value;

    /// <summary>Always <c>(secret)</c>.</summary>
    public override string ToString() => Redacted;

    /// <inheritdoc />
    public bool Equals(Secret? other) => other is not null && string.Equals(_value, other._value, StringComparison.Ordinal);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as Secret);

    /// <inheritdoc />
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(_value);

    private sealed class RedactedJsonConverter : JsonConverter<Secret>
    {
        public override Secret Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new JsonException("a secret is never read from a serialized object");

        public override void Write(Utf8JsonWriter writer, Secret value, JsonSerializerOptions options) => writer.WriteStringValue(Redacted);
    }

    /// <summary>A secret of a configuration; no text is made of one.</summary>
    private sealed class SecretTypeConverter : TypeConverter
    {
        public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) => sourceType == typeof(string);

        public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value) =>
            value is string text ? new Secret(text) : base.ConvertFrom(context, culture, value);
    }
}
