using System.Text;
using FundsCheck.Rules;

namespace FundsCheck.Authoring.Tests.Schema;

/// <summary>Compares the loader with an independent validator of the schema on generated and mutated files.</summary>
public sealed class SchemaAgreementTests(ITestOutputHelper output)
{
    private const int ShownMax = 5;

    private static readonly Lazy<IReadOnlyList<Judged>> Files = new(Judge);

    [Fact]
    public void A_file_that_loads_is_valid()
    {
        var files = Files.Value;

        var disagreeing = files.Where(file => file.Loads && !file.IsValid);

        Describe(disagreeing, file => file.Errors).Should().BeEmpty();
        files.Where(file => file.Loads).Should().HaveCountGreaterThan(files.Count / 20);
        files.Where(file => !file.IsValid).Should().HaveCountGreaterThan(files.Count / 20);
    }

    [Fact]
    public void A_valid_file_that_does_not_load_has_only_problems_that_no_schema_sees()
    {
        var files = Files.Value;

        // Two members of one name may be judged by either: the loader rejects the file, and a validator judges one of the two.
        var one = files.Where(file => file is { IsValid: true, Loads: false }
            && !file.Problems.Any(problem => problem.Code == "member.repeated")).ToList();
        var disagreeing = one.Where(file => file.Seen.Any());

        var unseen = one.SelectMany(file => file.Problems).CountBy(problem => problem.Code).OrderBy(row => row.Key, StringComparer.Ordinal);
        output.WriteLine(
            $"{files.Count} files, {files.Count(file => file.Loads)} load, {files.Count(file => !file.IsValid)} are not valid, {one.Count} "
                + "are valid and have only: "
                + $"{string.Join(", ", unseen.Select(row => $"{row.Key} {row.Value}"))}");
        Describe(disagreeing, file => string.Join("\n", file.Seen)).Should().BeEmpty();
        one.Should().NotBeEmpty();
    }

    [Fact]
    public void The_schema_finds_exactly_the_problems_that_the_manifest_lists()
    {
        var files = RuleFileCorpus.Bad.Where(bad => bad.IsJson)
            .Select(bad => (bad, Text: File.ReadAllBytes(Path.Combine(RuleFileCorpus.BadFolder, bad.File))));

        var otherwise = files.Where(row => Load(row.Text)
            .Problems.Any(problem => UnseenProblems.IsUnseen(problem, row.Text) == row.bad.SchemaSees)).Select(row => row.bad);

        otherwise.Should().BeEmpty();
    }

    private static IReadOnlyList<Judged> Judge() => [.. AgreementFiles.All.AsParallel().Select(Judge)];

    private static Judged Judge(byte[] file)
    {
        var ((loads, problems), (verdict, errors)) = (Load(file), SchemaValidator.Validate(file));
        (loads && verdict == SchemaVerdict.Unreadable).Should().BeFalse("a file that loads is JSON: {0}", errors);
        return new Judged(file, loads, problems, verdict == SchemaVerdict.Valid, errors);
    }

    private static (bool Loads, IReadOnlyList<RuleSetProblem> Problems) Load(byte[] file) =>
        (RuleSet.TryParse(file, "file.json", out _, out var problems), problems);

    private static string Describe(IEnumerable<Judged> files, Func<Judged, string> why) =>
        string.Join(
            "\n\n",
            files.OrderBy(file => file.Text.Length).Take(ShownMax).Select(file => $"{why(file)}\n{Encoding.UTF8.GetString(file.Text)}"));

    private sealed record Judged(byte[] Text, bool Loads, IReadOnlyList<RuleSetProblem> Problems, bool IsValid, string Errors)
    {
        /// <summary>Its errors that a schema can see.</summary>
        public IEnumerable<RuleSetProblem> Seen =>
            Problems.Where(problem => problem.Severity == RuleSeverity.Error && !UnseenProblems.IsUnseen(problem, Text));
    }
}
