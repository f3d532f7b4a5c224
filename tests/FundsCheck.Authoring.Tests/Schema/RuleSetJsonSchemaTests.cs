using System.Text;
using FundsCheck.Rules.Language;

namespace FundsCheck.Authoring.Tests.Schema;

public sealed class RuleSetJsonSchemaTests
{
    private const string Committed = "rules/schema/ruleset.v1.schema.json";

    [Fact]
    public void The_generated_schema_is_the_committed_file()
    {
        var generated = RuleSetSchema.Write(MeasureTable.Default);

        var beside = Path.Combine(AppContext.BaseDirectory, Path.GetFileName(Committed));
        File.WriteAllText(beside, generated, new UTF8Encoding(false));

        var same = string.Equals(File.ReadAllText(Repository.PathOf(Committed)), generated, StringComparison.Ordinal);
        same.Should().BeTrue("{0} is generated; copy {1} over it", Committed, beside);
    }
}
