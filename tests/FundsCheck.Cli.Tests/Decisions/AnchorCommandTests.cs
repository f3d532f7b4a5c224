namespace FundsCheck.Cli.Tests.Decisions;

public sealed class AnchorCommandTests : LoggedChecks
{
    [Fact]
    public async Task An_anchor_is_one_line_that_verifying_accepts()
    {
        await CheckAsync("d-1", "60.00 USD");

        var anchor = await Run.OfAsync("decisions", "anchor", Log);
        var line = anchor.Lines.Should().ContainSingle().Subject;
        var verified = await Run.OfAsync("decisions", "verify", Log, "--require-anchor", "--anchor", line);
        var miscounted = await Run.OfAsync(
            "decisions", "verify", Log, "--anchor", line.Replace("lines 3", "lines 4", StringComparison.Ordinal));

        (anchor.ExitCode, anchor.Error).Should().Be((0, ""));
        line.Should().MatchRegex("^head [0-9a-f]{64} lines 3 at 20[0-9-]{8}T[0-9:]{8}Z$");
        (verified.ExitCode, verified.Lines[0])
            .Should().Be((0, $"{Log}: 3 lines, 1 decisions, 0 events: the chain is unbroken; anchored up to its last line"));
        miscounted.ExitCode.Should().Be(1);
        miscounted.Out.Should().Contain($"{Log}: line 3: the line has the head of the anchor, and the anchor states 4 lines");
    }
}
