using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace FundsCheck.Cli.Output;

/// <summary>A decision as one line of JSON.</summary>
internal static class DecisionJson
{
    /// <summary>Escapes only the characters that JSON requires to be escaped.</summary>
    public static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(FundsDecision decision) => Write(decision.WriteTo);

    /// <summary>What a method writes, in the same form.</summary>
    public static string Write(Action<Utf8JsonWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, Options))
        {
            write(writer);
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }
}
