using System.Text.RegularExpressions;
using FundsCheck.Records;
using FundsCheck.Records.Format;

namespace FundsCheck.Testing.Tests.Auditing;

/// <summary>Logs whose custom facts are marked otherwise than the rule set judges them.</summary>
public sealed class ForgedFactTests : IDisposable
{
    private static readonly string[] Whole = File.ReadAllLines(Logs.PathOf(Logs.Golden));

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("fundscheck-");

    private string Log => Path.Combine(folder.FullName, "forged.jsonl");

    [Theory]
    [InlineData("integer", "x.tenureDays")]
    [InlineData("money", "x.monthlyTotal")]
    public void Reports_a_decision_whose_recorded_facts_do_not_follow_from_its_debit(string type, string name)
    {
        var found = 0;
        for (var index = 0; index < Whole.Length; index++)
        {
            var forged = Retyped(Whole[index], type, name, type);
            if (string.Equals(forged, Whole[index], StringComparison.Ordinal))
            {
                continue;
            }

            found++;
            var proof = Verify([.. Whole[..index], forged, .. Whole[(index + 1)..]]);
            proof.Differing.Should().Be(1);
            proof.First.Should().ContainSingle().Which
                .Should().Match<ReplayedDecision>(differing => differing.Decision.Line == index + 1
                    && differing.Differences.Single().ToString().StartsWith("facts.host: recorded "));
        }

        found.Should().BeGreaterThan(1);
    }

    [Theory]
    [InlineData("text", "x.tenureDays", "integer")]
    [InlineData("integer", "x.monthlyTotal", "money")]
    [InlineData("boolean", "x.returnRate", "percent")]
    [InlineData("text", "x.lastContact", "duration")]
    public void Rejects_a_known_fact_of_another_type_than_the_declared_one(string stated, string name, string type)
    {
        var index = Array.FindIndex(Whole, line => Retyped(line, stated, name, type) != line);
        var verify = () => Verify([.. Whole[..index], Retyped(Whole[index], stated, name, type), .. Whole[(index + 1)..]]);

        var damage = verify.Should().Throw<LogDamagedException>().Which;
        damage.Line.Should().Be(index + 1);
        damage.Message.Should().Contain("a fact of its declared type");
    }

    public void Dispose() => folder.Delete(recursive: true);

    private LogVerification Verify(IEnumerable<string> lines)
    {
        Forging.Write(Log, Forging.Chain(lines));
        return RecordFile.Verify(Log);
    }

    /// <summary>The line without the mark that the stated fact is no value of its declared type.</summary>
    private static string Retyped(string line, string stated, string name, string declared) => new Regex(
        $"(\"{name}\":{{\"{stated}\":.*\"name\":\"{name}\",\"type\":\"{declared}\"),\"mistyped\":true", RegexOptions.None,
        TimeSpan.FromSeconds(1)).Replace(line, "$1", 1);
}
