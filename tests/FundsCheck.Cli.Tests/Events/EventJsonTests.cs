namespace FundsCheck.Cli.Tests.Events;

public sealed class EventJsonTests
{
    [Theory]
    [InlineData("""{"id":"d-1","event":"cancelled"}""", "cancelled")]
    [InlineData("""{"id":"d-1","event":"sent"}""", "sent")]
    [InlineData(
        """{"id":"d-1","event":"sent","at":"2026-11-23T13:00:00.1234567Z","effectiveDate":"2026-11-24","revision":2}""",
        "sent", "--at", "2026-11-23T15:00:00.1234567+02:00", "--effective", "2026-11-24", "--revision", "2")]
    [InlineData("""{"id":"d-1","event":"settled","at":"2026-11-23T15:00:00Z"}""", "settled", "--at", "2026-11-23T15:00:00Z")]
    [InlineData("""{"id":"d-1","event":"returned","code":"R01"}""", "returned", "--code", "R01")]
    [InlineData("""{"id":"d-1","event":"approved","by":"carol","comment":"a \u0022good\u0022 statement"}""",
        "approved", "--by", "carol", "--comment", "a \"good\" statement")]
    [InlineData("""{"id":"d-1","event":"rejected","by":"carol","comment":"no","revision":1}""",
        "rejected", "--by", "carol", "--comment", "no", "--revision", "1")]
    public async Task The_body_has_the_members_of_its_event(string body, params string[] arguments)
    {
        await using var service = EventService.Scripted(EventResponse.Recorded("d-1", arguments[0]) with
        {
            Body = EventResponse.Recorded("d-1", arguments[0]).Body.Replace(
                "\"revision\":1", body.Contains("\"revision\":2") ? "\"revision\":2" : "\"revision\":1"),
        });

        var run = await EventService.RunAsync(
            TimeProvider.System, ["decisions", "record", "--url", $"{service.Url}?tenant=a", "d-1", .. arguments]);

        (run.ExitCode, run.Out, run.Error).Should().Be((0, $"d-1: {arguments[0]}\n", ""));
        service.Requests.Should().Equal(
            new EventPost("POST", "/debit-events?tenant=a", "application/json", $"Bearer {EventService.Token}", body));
    }
}
