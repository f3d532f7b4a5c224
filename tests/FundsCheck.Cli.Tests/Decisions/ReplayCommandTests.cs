namespace FundsCheck.Cli.Tests.Decisions;

public sealed class ReplayCommandTests : LoggedChecks
{
    [Fact]
    public async Task A_forged_outcome_with_a_forged_chain_is_found_by_replay()
    {
        var strict = Path.Combine(Folder.FullName, "strict.json");
        await File.WriteAllTextAsync(
            strict,
            FundsCheck.Rules.RuleSet.Default.CanonicalText.Replace(
                "\"below\": \"0.00 USD\"", "\"below\": \"50.00 USD\"", StringComparison.Ordinal));
        await CheckAsync("d-1", "60.00 USD");

        var under = await Run.OfAsync("decisions", "replay", Log, "--rules", strict);

        under.ExitCode.Should().Be(1);
        under.Out.Should().Contain("d-1 (revision 1) differs").And.Contain("recorded accept []").And.Contain("1 differ");
    }
}
