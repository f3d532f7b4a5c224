namespace FundsCheck.Packages.Tests.Packing;

/// <summary>What a command returned: its exit status, and both outputs in one text.</summary>
public sealed record CommandResult(int Status, string Output)
{
    /// <summary>A restore that cannot reach a feed: its error, or the error of a package that only a feed has.</summary>
    public bool LacksFeed => Status != 0 && Output.Contains("NU1301", StringComparison.Ordinal);

    /// <summary>Skips the test where no feed is reached, and fails it where the command failed.</summary>
    public CommandResult ShouldSucceed(string command)
    {
        Assert.SkipWhen(LacksFeed, $"`{command}` reaches no package feed");
        Status.Should().Be(0, "`{0}` succeeds; its output: {1}", command, Output);
        return this;
    }
}
