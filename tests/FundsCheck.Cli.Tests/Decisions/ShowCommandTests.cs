using System.Text.Json;
using FundsCheck.Rules;

namespace FundsCheck.Cli.Tests.Decisions;

/// <summary><c>decisions show</c>: what every check answered, in text and in JSON.</summary>
public sealed class ShowCommandTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fundscheck-");

    private string Log => Path.Combine(_folder.FullName, "decisions.jsonl");

    public async ValueTask InitializeAsync() => await RecordedLog.WriteAsync(Log, RuleSet.Default);

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("d-1", "    funds           accept   headroom.available 20.00 USD, not below 0.00 USD; margin 20.00 USD\n")]
    [InlineData("d-5", "    funds           review   `headroom.available` is unknown as available is not stated; `headroom.cur")]
    [InlineData("d-6", "    funds           decline  headroom.available -20.00 USD, below 0.00 USD\n")]
    public async Task Each_check_is_a_row_with_its_margin(string id, string row)
    {
        var show = await Run.OfAsync("decisions", "show", Log, id);

        show.ExitCode.Should().Be(0);
        show.Out.Should().Contain("  checks:\n").And.Contain(row);
    }

    [Fact]
    public async Task The_json_has_each_decision_with_its_checks_and_its_events()
    {
        var show = await Run.OfAsync("decisions", "show", Log, "d-1", "--output", "json");

        using var json = JsonDocument.Parse(show.Lines.Should().ContainSingle().Which);
        json.RootElement.EnumerateObject().Select(member => member.Name).Should().Equal("id", "account", "state", "revisions");
        json.RootElement.GetProperty("state").GetString().Should().Be("returned");
        var revision = json.RootElement.GetProperty("revisions")[0];
        revision.GetProperty("line").GetInt64().Should().Be(3);
        revision.GetProperty("events").EnumerateArray().Select(happened => happened.GetProperty("event").GetString())
            .Should().Equal("sent", "returned");
        revision.GetProperty("events")[1].GetProperty("code").GetString().Should().Be("R01");
        var decision = revision.GetProperty("decision");
        decision.GetProperty("state").GetString().Should().Be("returned");
        decision.GetProperty("checks").EnumerateArray().Single(check => check.GetProperty("id").GetString() == "funds").GetRawText()
            .Should().Be(
                """{"id":"funds","answer":"accept","measure":"headroom.available","operand":"20.00 USD",""" + "\""
                    + """threshold":"not below 0.00 USD","changesAt":"below 0.00 USD","margin":"20.00 USD","cause":null}""");
        decision.Deserialize<FundsDecision>()!.EvaluateChecks()!.Max(check => check.Outcome).Should().Be(Outcome.Accept);
    }
}
