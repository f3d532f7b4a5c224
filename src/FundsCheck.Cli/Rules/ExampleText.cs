using System.Text.Json;
using FundsCheck.Cli.Output;

namespace FundsCheck.Cli.Rules;

/// <summary>
/// The facts of an example in one line, the debit's amount without a name; equal neighbouring amounts are named together.
/// </summary>
internal static class ExampleText
{
    private const string Age = "balance.age";

    /// <param name="given">The facts, as a JSON object in the form of a rule test's <c>given</c>.</param>
    public static string Write(string given)
    {
        using var facts = JsonDocument.Parse(given);
        var shown = new List<(string Name, string Value)>();
        foreach (var fact in facts.RootElement.EnumerateObject())
        {
            var value = fact.Value.ValueKind == JsonValueKind.Null ? "unknown" : fact.Value.ToString();
            value = fact.Value.ValueKind is JsonValueKind.True or JsonValueKind.False ? fact.Value.GetRawText() : value;
            value = string.Equals(fact.Name, Age, StringComparison.Ordinal) ? DurationsInWords.Show(value) ?? value : value;
            if (shown.Count > 0 && string.Equals(shown[^1].Value, value, StringComparison.Ordinal))
            {
                shown[^1] = ($"{shown[^1].Name}/{fact.Name}", value);
            }
            else
            {
                shown.Add((fact.Name, value));
            }
        }

        return string.Join(", ", shown.Select(fact => string.Equals(fact.Name, "amount", StringComparison.Ordinal)
            ? fact.Value
            : $"{fact.Name}{HangingLines.Joint}{fact.Value}"));
    }
}
