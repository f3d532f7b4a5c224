using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace FundsCheck.AspNetCore;

/// <summary>The problem details (RFC 9457) of what a checker throws.</summary>
internal static class FundsCheckProblems
{
    private const string CheckAgain = "It is not known that anything was recorded. Send the same request again: that is always safe.";

    /// <summary>The response to an exception; null where it answers no request, such as a rule set that does not load.</summary>
    public static ProblemDetails? Find(Exception exception) => exception switch
    {
        InvalidDebitException invalid => With(
            Create(StatusCodes.Status422UnprocessableEntity, "debit.invalid", "The debit is invalid.", invalid.Message), "errors",
            new JsonArray([.. invalid.Problems.Select(ToJson)])),
        DebitConflictException conflict => With(
            Create(StatusCodes.Status409Conflict, "debit.conflict", "The id is known with other content.", conflict.Message), "differences",
            new JsonArray([.. conflict.Differences.Select(name => JsonValue.Create(name))])),
        DebitClosedException closed => With(
            Create(StatusCodes.Status410Gone, "debit.closed", "The debit may not be initiated.", closed.Message), "state",
            JsonValue.Create(closed.State.ToName())),
        DebitArchivedException archived => Create(
            StatusCodes.Status410Gone, "debit.archived", "The record of the debit is archived.", archived.Message),
        DebitEventRefusedException refused => Create(
            StatusCodes.Status409Conflict, "event.refused", "The event contradicts the record.", refused.Message),

        // No message of these: their cause names paths and servers of the host.
        DecisionNotRecordedException => Create(
            StatusCodes.Status503ServiceUnavailable, "decision.not-recorded", "It is not known that this was recorded.", CheckAgain),
        StoreUnavailableException => Create(
            StatusCodes.Status503ServiceUnavailable, "store.unavailable", "The decision store is unavailable.", CheckAgain),
        CheckerStoppedException => Create(
            StatusCodes.Status503ServiceUnavailable, "checker.stopped", "The service stops.", CheckAgain),
        BadHttpRequestException bad => Create(bad.StatusCode, "event.invalid", "The event is invalid.", bad.Message),
        _ => null,
    };

    private static ProblemDetails Create(int status, string code, string title, string detail) =>
        new() { Status = status, Title = title, Detail = detail, Extensions = { ["code"] = code } };

    private static ProblemDetails With(ProblemDetails problem, string name, JsonNode? value)
    {
        problem.Extensions[name] = value;
        return problem;
    }

    private static JsonNode ToJson(DebitProblem problem) => new JsonObject
    {
        ["code"] = problem.Code, ["member"] = problem.Member, ["message"] = problem.Message,
    };
}
