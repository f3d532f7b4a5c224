namespace FundsCheck.Cli.Tests;

/// <summary>Assertions on a run.</summary>
internal static class RunAssertions
{
    /// <summary>The input was refused, for this reason.</summary>
    public static void ShouldRefuse(this Run run, string reason)
    {
        run.ExitCode.Should().Be(2, run.Error);
        (run.Out + run.Error).Should().Contain(reason);
    }

    /// <summary>Both outputs have printable text only, and no line begun by a text from outside.</summary>
    public static void ShouldShowOnly(this Run run, string because)
    {
        var shown = run.Out + run.Error;
        shown.Should().NotBeEmpty(because);
        shown.Where(character => character != '\n'
            && (char.IsControl(character)
                || "\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u200e\u200f\u061c\u2066\u2067\u2068\u2069".Contains(character)))
            .Should().BeEmpty($"`{because}` prints `{shown}`");
        shown.Split('\n').Should().NotContain(line => line.StartsWith("forged"), because);
    }
}
