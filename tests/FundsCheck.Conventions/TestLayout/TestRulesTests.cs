using FundsCheck.Conventions.Repository;

namespace FundsCheck.Conventions.TestLayout;

public sealed class TestRulesTests
{
    [Fact]
    public void Every_test_class_is_named_by_its_subject()
    {
        RepositoryFiles.All.SelectMany(TestRules.Misnamed).Should().BeEmpty();
    }

    [Fact]
    public void The_tests_of_a_type_are_in_its_folder()
    {
        RepositoryFiles.All.SelectMany(file => TestRules.Misplaced(file, RepositoryFiles.Sources)).Should().BeEmpty();
    }

    [Theory]
    [InlineData("HoldCalculatorTests", 0)]
    [InlineData("HoldCalculatorTests.Sums", 0)]
    [InlineData("WhenHoldsAreSummed", 1)]
    [InlineData("WhenHoldsAreSummedTests", 1)]
    [InlineData("Holds", 1)]
    public void A_class_without_its_subject_is_found(string name, int found)
    {
        TestRules.Misnamed(Test($"tests/FundsCheck.Tests/Holds/{name}.cs")).Should().HaveCount(found);
    }

    [Theory]
    [InlineData("FundsCheck.Tests/Holds/HoldCalculatorTests", 0)]
    [InlineData("FundsCheck.Tests/Holds/KilledProcessTests", 0)]
    [InlineData("FundsCheck.Records.Tests/HoldCalculatorTests", 0)]
    [InlineData("FundsCheck.Tests/HoldCalculatorTests", 1)]
    [InlineData("FundsCheck.Tests/Rules/Holds/HoldCalculatorTests", 1)]
    public void Tests_in_another_folder_are_found(string path, int found)
    {
        var source = new RepositoryFile("src/FundsCheck/Holds/HoldCalculator.cs", string.Empty);

        TestRules.Misplaced(Test($"tests/{path}.cs"), [source]).Should().HaveCount(found);
    }

    private static RepositoryFile Test(string path) =>
        new(path, "public sealed class Sample\n{\n    [Fact]\n    public void Passes() { }\n}\n");
}
