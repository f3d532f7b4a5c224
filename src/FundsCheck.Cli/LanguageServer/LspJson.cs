using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace FundsCheck.Cli.LanguageServer;

/// <summary>How the messages of the protocol are read and written.</summary>
[JsonSerializable(typeof(Lsp.OpenParams))]
[JsonSerializable(typeof(Lsp.ChangeParams))]
[JsonSerializable(typeof(Lsp.DocumentParams))]
[JsonSerializable(typeof(Lsp.PositionParams))]
[JsonSerializable(typeof(Lsp.CodeActionParams))]
[JsonSerializable(typeof(Lsp.CommandParams))]
[JsonSerializable(typeof(Lsp.InitializeParams))]
[JsonSerializable(typeof(Lsp.InitializeResult))]
[JsonSerializable(typeof(Lsp.DiagnosticsParams))]
[JsonSerializable(typeof(Lsp.Hover))]
[JsonSerializable(typeof(Lsp.Location))]
[JsonSerializable(typeof(Lsp.CompletionList))]
[JsonSerializable(typeof(Lsp.ApplyEditParams))]
[JsonSerializable(typeof(Lsp.ApplyEditResult))]
[JsonSerializable(typeof(IReadOnlyList<Lsp.CodeAction>))]
[JsonSerializable(typeof(IReadOnlyList<Lsp.CodeLens>))]
[JsonSerializable(typeof(IReadOnlyList<Lsp.TextEdit>))]
internal sealed partial class LspJson : JsonSerializerContext
{
    /// <summary>Creates the options: names in camel case, no member for null, and an error for a missing member.</summary>
    public static JsonSerializerOptions CreateOptions()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
        };
        options.TypeInfoResolverChain.Add(Default);
        options.TypeInfoResolverChain.Add(new DefaultJsonTypeInfoResolver());
        return options;
    }
}
