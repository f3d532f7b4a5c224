using System.Text;
using System.Text.Json;
using FundsCheck.Cli.Checking;

namespace FundsCheck.Cli.Output;

/// <summary>What a batch writes in the place of a line that is wrong.</summary>
internal static class ErrorLine
{
    private const int IdShownMax = 64;

    public static string Write(int number, string? id, IReadOnlyList<LineProblem> problems)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, DecisionJson.Options))
        {
            writer.WriteStartObject();
            writer.WriteNumber("line", number);
            writer.WriteString("id", id is { Length: > IdShownMax } ? null : id);
            writer.WriteStartObject("error");
            writer.WriteStartArray("problems");
            foreach (var problem in problems)
            {
                writer.WriteStartObject();
                writer.WriteString("code", problem.Code);
                writer.WriteString("member", problem.Member);
                writer.WriteString("message", problem.Message);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }
}
