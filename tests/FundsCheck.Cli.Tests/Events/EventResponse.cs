using System.Text.Json;

namespace FundsCheck.Cli.Tests.Events;

/// <summary>A response of an <see cref="EventService"/>.</summary>
internal sealed record EventResponse(int Status, string? Type, string Body, params (string Name, string Value)[] Headers)
{
    public const string ProblemType = "application/problem+json; charset=utf-8";

    public static EventResponse Recorded(string id, string name = "returned", bool isRepeated = false) => new(
        200, "application/json; charset=utf-8",
        $$"""
        {"id":"{{id}}","revision":1,"event":"{{name}}","at":"2026-11-23T15:00:00Z","recordedAt":"2026-11-23T15:00:01.5Z",
        "repeated":{{(isRepeated ? "true" : "false")}},"added":"later"}
        """);

    public static EventResponse Problem(int status, string code, string detail, params (string Name, string Value)[] headers) =>
        new(
            status, ProblemType,
            JsonSerializer.Serialize(new { title = "The event was not recorded.", status, detail, code }), headers);
}
