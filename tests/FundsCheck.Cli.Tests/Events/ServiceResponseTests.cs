namespace FundsCheck.Cli.Tests.Events;

/// <summary>Each response of a service, the documented ones and others.</summary>
public sealed class ServiceResponseTests
{
    private const string Json = "application/json";
    private const string Problem = "application/problem+json";

    private static readonly string Recorded = EventResponse.Recorded("d-1").Body;

    public static TheoryData<string, string> NoResults() => new()
    {
        { Json, "" },
        { Json, "[]" },
        { Json, "\"recorded\"" },
        { Json, "{}" },
        { Json, Recorded + "}" },
        { Json, Recorded[..^1] },
        { Json, Recorded.Replace("d-1", "d-2") },
        { Json, Recorded.Replace("returned", "sent") },
        { Json, Recorded.Replace("false", "\"false\"") },
        { Json, Recorded.Replace("false", "null") },
        { Json, Recorded.Replace("\"repeated\"", "\"Repeated\"") },
        { Json, Recorded.Replace("\"revision\":1", "\"revision\":2") },
        { Json, Recorded.Replace("\"revision\":1", "\"revision\":\"1\"") },
        { Json, Recorded.Replace("\"revision\":1", "\"revision\":1.5") },
        { Json, Recorded.Replace("recordedAt", "receivedAt") },
        { Json, Recorded.Replace("d-1", "\\ud800") },
        { Json, Recorded.Replace("d-1", "\u00ff") },
        { Json, new string('[', 10_000) },
        { "text/html", Recorded },
        { Problem, Recorded },
        { "", Recorded },
    };

    [Theory]
    [MemberData(nameof(NoResults))]
    public async Task A_200_with_another_body_is_a_failure(string type, string body)
    {
        var run = await RecordAsync(new EventResponse(200, type.Length == 0 ? null : type, body));

        (run.ExitCode, run.Out).Should().Be((1, ""));
        run.Error.Should().Contain(": status 200: this is no response of the endpoint for events; check the address");
    }

    [Theory]
    [InlineData(400, "event.unknown-member")]
    [InlineData(409, "event.refused")]
    [InlineData(410, "debit.archived")]
    [InlineData(422, "event.invalid")]
    public async Task A_rejected_event_ends_with_2_and_the_reason(int status, string code)
    {
        var run = await RecordAsync(EventResponse.Problem(status, code, "debit `d-1`: it was never\u001b[2J sent"));

        (run.ExitCode, run.Out).Should().Be((2, ""));
        run.Error.Should().Be($"fundscheck: debit `d-1`: it was never\\u001B[2J sent ({code})\n");
    }

    [Fact]
    public async Task Every_error_of_an_event_out_of_bounds_is_listed()
    {
        var run = await RecordAsync(new EventResponse(
            422, Problem,
            """
            {"title":"The event is out of bounds.","code":"event.invalid","errors":[
            {"code":"code.unknown","member":"code","message":"a return code is one of Nacha's"},
            {"code":"at.future","member":"at","message":"state a time that has passed"},7,{"message":8}]}
            """));

        run.ExitCode.Should().Be(2);
        run.Error.Should().Be(
            "fundscheck: The event is out of bounds.; a return code is one of Nacha's; state a time that has passed (event.invalid)\n");
    }

    [Theory]
    [InlineData(400)]
    [InlineData(409)]
    [InlineData(410)]
    [InlineData(422)]
    public async Task A_rejection_that_is_not_the_services_own_is_a_failure(int status)
    {
        foreach (var (type, body) in ((string, string)[])[
            ("text/html", "<h1>Conflict</h1>"), (Problem, "{}"), (Problem, """{"title":"Conflict","status":409}"""), (Problem, "["),
            (Json, """{"title":"Conflict","code":"event.refused"}"""),
        ])
        {
            var run = await RecordAsync(new EventResponse(status, type, body));

            (run.ExitCode, run.Out).Should().Be((1, ""));
            run.Error.Should().Contain($": status {status}: this is no response of the endpoint");
        }
    }

    [Theory]
    [InlineData(401, "set a valid token in FUNDSCHECK_TOKEN")]
    [InlineData(403, "set a valid token in FUNDSCHECK_TOKEN")]
    [InlineData(201, "this is no response of the endpoint")]
    [InlineData(204, "this is no response of the endpoint")]
    [InlineData(304, "a redirect is not followed")]
    [InlineData(404, "this is no response of the endpoint")]
    [InlineData(405, "this is no response of the endpoint")]
    [InlineData(413, "this is no response of the endpoint")]
    [InlineData(415, "this is no response of the endpoint")]
    [InlineData(500, "this is no response of the endpoint")]
    [InlineData(502, "this is no response of the endpoint")]
    public async Task Another_status_is_a_failure_that_names_the_status(int status, string problem)
    {
        foreach (var response in (EventResponse[])[
            new(status, null, ""), EventResponse.Problem(status, "a.code", "a detail"),
            EventResponse.Recorded("d-1") with { Status = status },
        ])
        {
            var run = await RecordAsync(status is 204 or 304 ? response with { Body = "" } : response);

            (run.ExitCode, run.Out).Should().Be((1, ""));
            run.Error.Should().Contain($": status {status}: ").And.Contain(problem);
        }
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(409)]
    [InlineData(422)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task A_token_that_the_service_repeats_is_not_shown(int status)
    {
        foreach (var echo in (string[])[EventService.Token, EventService.Token.ToUpperInvariant(), EventService.Token.Replace('.', '_')])
        {
            // The helper that runs the command finds a token in its output.
            var run = await RecordAsync(EventResponse.Problem(status, "a.code", $"no right for `{echo}`"));

            run.ExitCode.Should().BeInRange(1, 2);
            run.Error.Should().NotBeEmpty();
        }
    }

    [Fact]
    public async Task A_long_reason_is_shortened()
    {
        var run = await RecordAsync(EventResponse.Problem(409, "a.code", new string('x', 100_000)));

        run.ExitCode.Should().Be(2);
        run.Error.Length.Should().BeLessThan(1_100);
    }

    private static async Task<Run> RecordAsync(EventResponse response)
    {
        await using var service = EventService.Scripted(response);
        return await EventService.RunAsync(
            new RecordedWaits(TimeSpan.FromSeconds(30)), "decisions", "record", "--url", service.Url, "d-1", "returned", "--code", "R01",
            "--revision", "1");
    }
}
