using System.Text.Json;
using FundsCheck.Sandbox;

namespace FundsCheck.Cli.Tests.Serving;

public sealed class SandboxListTests
{
    [Fact]
    public async Task Every_token_is_listed_in_80_columns()
    {
        var run = await Run.OfAsync("sandbox", "--list");

        run.ExitCode.Should().Be(0);
        run.Lines.Should().Contain(SandboxToken.All.Select(token => token.AccessToken));
        run.Lines.Where(line => line.Contains(' ')).Should().OnlyContain(line => line.Length <= 80 || !line.TrimStart().Contains(' '));
    }

    [Fact]
    public async Task A_text_filters_them()
    {
        var found = await Run.OfAsync("sandbox", "--list", "STALE");
        var none = await Run.OfAsync("sandbox", "--list", "no such token");

        found.Out.Should().StartWith("access-sandbox-").And.Contain("access-sandbox-stale\n    Updated by the bank 3 days ago.")
            .And.NotContain("access-sandbox-example");
        (none.ExitCode, none.Lines[0]).Should().Be(
            (0, $"0 of {SandboxToken.All.Count} access tokens; the processor token of the first account is"));
    }

    [Fact]
    public async Task The_json_has_every_member()
    {
        var run = await Run.OfAsync("sandbox", "--list", "checking-stale", "--output", "json");

        using var json = JsonDocument.Parse(run.Out);
        var token = json.RootElement.EnumerateArray().Should().ContainSingle().Subject;
        token.EnumerateObject().Select(member => $"{member.Name} {member.Value}").Should().Equal(
            "name stale", "kind item", "accessToken access-sandbox-stale", "processorToken processor-sandbox-stale",
            "purpose Updated by the bank 3 days ago.", "accounts [\"checking-stale\"]");
    }
}
