namespace FundsCheck.Cli.Tests.Decisions;

public sealed class RecordCommandTests : LoggedChecks
{
    [Fact]
    public async Task A_recorded_event_is_shown_and_frees_the_hold()
    {
        await CheckAsync("d-1", "60.00 USD");
        var unsent = await Run.OfAsync("decisions", "record", Log, "d-1", "returned", "--code", "R01");
        await Run.OfAsync("decisions", "record", Log, "d-1", "sent");
        var returned = await Run.OfAsync("decisions", "record", Log, "d-1", "returned", "--code", "R01");
        var contradicted = await Run.OfAsync("decisions", "record", Log, "d-1", "cancelled");
        var unknown = await Run.OfAsync("decisions", "record", Log, "d-9", "sent");
        var misplaced = await Run.OfAsync("decisions", "record", Log, "d-1", "sent", "--code", "R01");

        var other = await CheckAsync("d-2", "60.00 USD");
        var timeline = await Run.OfAsync("decisions", "show", Log, "d-1");

        returned.ExitCode.Should().Be(0);
        (unsent.ExitCode, contradicted.ExitCode, unknown.ExitCode, misplaced.ExitCode).Should().Be((2, 2, 2, 2));
        unsent.Error.Should().Contain("it was never sent, as far as is recorded");
        contradicted.Error.Should().Contain("it cannot be cancelled after it was returned");
        Member(other, "outcome").GetString().Should().Be("accept");
        timeline.Out.Should().Contain("ACCEPT").And.Contain("returned at").And.Contain("R01").And.NotContain(Run.Token);
    }

    [Theory]
    [InlineData("sent")]
    [InlineData("settled")]
    public async Task The_same_event_recorded_again_without_a_time_is_a_repeat(string what)
    {
        await CheckAsync("d-1", "60.00 USD");

        var first = await Run.OfAsync("decisions", "record", Log, "d-1", what);
        var again = await Run.OfAsync("decisions", "record", Log, "d-1", what);
        var other = await Run.OfAsync("decisions", "record", Log, "d-1", what, "--at", "2026-01-01T00:00:00Z");

        (first.ExitCode, again.ExitCode, other.ExitCode).Should().Be((0, 0, 2));
        again.Out.Should().Be($"d-1: {what} (recorded already)\n");
    }

    [Theory]
    [InlineData("sent", "2020-01-01T00:00:00Z", "before it was decided at")]
    [InlineData("settled", "2199-01-01T00:00:00Z", "it is not yet 2199-01-01T00:00:00Z")]
    public async Task An_event_at_a_time_that_cannot_be_ends_with_2_and_the_bound(string what, string at, string bound)
    {
        await CheckAsync("d-1", "60.00 USD");

        var refused = await Run.OfAsync("decisions", "record", Log, "d-1", what, "--at", at);

        refused.ExitCode.Should().Be(2);
        refused.Error.Should().Contain(bound);
    }
}
