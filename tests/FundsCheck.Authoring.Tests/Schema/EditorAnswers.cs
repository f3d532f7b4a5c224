using System.Text.Json;

namespace FundsCheck.Authoring.Tests.Schema;

/// <summary>The completions and problems of VS Code's JSON engine for all places of the tests, from one run of node.</summary>
internal sealed class EditorAnswers(IReadOnlyList<(string Text, string? Insert)> places)
{
    private const string Schema = "rules/schema/ruleset.v1.schema.json";

    private readonly Lazy<Task<JsonDocument>> _answers = new(() => RunAsync(places));

    /// <summary>The labels that the engine offers at the bar.</summary>
    public async Task<IEnumerable<string?>> OfferedAtAsync(string text)
    {
        var answer = await AnswerAsync(text, insert: null);
        return answer.GetProperty("offered").EnumerateArray().Select(label => label.GetString());
    }

    /// <summary>The problems that the engine sees once the offer of this label is taken.</summary>
    public async Task<string> ProblemsAfterAsync(string text, string insert)
    {
        var answer = await AnswerAsync(text, insert);
        return answer.GetProperty("problems").ToString();
    }

    private async Task<JsonElement> AnswerAsync(string text, string? insert)
    {
        var place = places.Index().Single(place => place.Item == (text, insert)).Index;
        var answers = await _answers.Value;
        return answers.RootElement[place];
    }

    private static Task<JsonDocument> RunAsync(IReadOnlyList<(string Text, string? Insert)> places)
    {
        var cases = JsonSerializer.Serialize(places.Select(place => new { text = place.Text, insert = place.Insert }));
        return NodeScript.RunAsync("vscode-json-languageservice", "editor.mjs", [Repository.PathOf(Schema)], cases);
    }
}
