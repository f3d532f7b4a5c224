using System.Text.Encodings.Web;
using System.Text.Json;

namespace FundsCheck.Cli.LanguageServer;

/// <summary>Formats strings as JSON.</summary>
internal static class JsonText
{
    /// <summary>A string in quotes, readable as an author writes it.</summary>
    public static string Quote(string text) => $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
}
