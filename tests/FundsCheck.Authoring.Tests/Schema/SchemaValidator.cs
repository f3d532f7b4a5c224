using System.Text.Json;
using Json.Schema;

namespace FundsCheck.Authoring.Tests.Schema;

/// <summary>The schema of the repository in JsonSchema.Net, an independent validator.</summary>
internal static class SchemaValidator
{
    private static readonly EvaluationOptions Options = new() { OutputFormat = OutputFormat.List };

    private static readonly JsonSchema Schema =
        JsonSchema.FromText(File.ReadAllText(Repository.PathOf("rules/schema/ruleset.v1.schema.json")));

    /// <summary>The verdict on a file, with what is wrong with it.</summary>
    public static (SchemaVerdict Verdict, string Errors) Validate(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            using var file = JsonDocument.Parse(utf8);
            var results = Schema.Evaluate(file.RootElement, Options);
            return results.IsValid
                ? (SchemaVerdict.Valid, string.Empty)
                : (SchemaVerdict.Invalid, string.Join("; ", (results.Details ?? []).Where(detail => detail.Errors is not null)
                    .SelectMany(detail => detail.Errors!.Select(error => $"{detail.InstanceLocation} {error.Value}")).Take(5)));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // System.Text.Json reads no half of an escaped surrogate pair.
            return (SchemaVerdict.Unreadable, exception.Message);
        }
    }
}
