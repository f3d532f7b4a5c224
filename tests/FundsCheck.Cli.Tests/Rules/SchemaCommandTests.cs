using FundsCheck.Authoring;

namespace FundsCheck.Cli.Tests.Rules;

public sealed class SchemaCommandTests
{
    [Fact]
    public async Task The_committed_schema_is_printed()
    {
        var schema = await Run.OfAsync("rules", "schema");

        (schema.ExitCode, schema.Out).Should().Be((0, RuleSetJsonSchema.Text));
    }
}
