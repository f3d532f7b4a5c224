using FundsCheck.Conventions.Repository;

namespace FundsCheck.Conventions.Api;

public sealed class PublicApiTests
{
    public static TheoryData<string> Libraries { get; } = [.. SourceProjects.Libraries.Select(assembly => assembly.GetName().Name!)];

    [Theory]
    [MemberData(nameof(Libraries))]
    public void The_public_API_of_a_library_is_the_approved_one(string name)
    {
        var assembly = SourceProjects.Libraries.Single(library => library.GetName().Name == name);
        var found = ApiPrinter.Print(assembly);
        if (Environment.GetEnvironmentVariable(ApprovedList.ApproveVariable) == "1")
        {
            ApprovedList.Write(assembly, found);
        }

        ApprovedList.Difference(name, ApprovedList.Read(assembly), found).Should().BeEmpty();
    }

    [Fact]
    public void Every_approved_list_has_its_library()
    {
        var lists = RepositoryFiles.All.Where(file => file.Path.StartsWith(
            "tests/FundsCheck.Conventions/Approved/", StringComparison.Ordinal))
                .Select(file => Path.GetFileNameWithoutExtension(file.Path));

        lists.Should().BeSubsetOf(Libraries.Select(row => row.Data));
    }

    [Fact]
    public void An_added_or_removed_member_is_found_with_the_way_to_approve()
    {
        var difference = ApprovedList.Difference("Sample", ["A.Gone", "A.Kept"], ["A.Came", "A.Kept"]);

        difference.Should().ContainAll("+ A.Came\n- A.Gone\n", "FUNDSCHECK_APPROVE=1", "Approved/Sample.txt").And.NotContain("A.Kept");
    }

    [Fact]
    public void Every_public_and_protected_member_is_printed()
    {
        ApiPrinter.Print([
            typeof(ApiSample), typeof(ApiSample.Closed), typeof(ApiSample.Choice), typeof(ApiSample.Value), typeof(IApiSample<>),
        ]).Should().Equal(
            "FundsCheck.Conventions.Api.ApiSample = abstract class : IDisposable",
            "FundsCheck.Conventions.Api.ApiSample.Choice = enum : int",
            "FundsCheck.Conventions.Api.ApiSample.Choice: const One = 1 -> ApiSample.Choice",
            "FundsCheck.Conventions.Api.ApiSample.Closed = sealed record",
            "FundsCheck.Conventions.Api.ApiSample.Closed: Name { get; init; } -> string",
            "FundsCheck.Conventions.Api.ApiSample.Closed: Note { get; init; } -> string?",
            "FundsCheck.Conventions.Api.ApiSample.Closed: new(string Name, string? Note)",
            "FundsCheck.Conventions.Api.ApiSample.Value = readonly record struct",
            "FundsCheck.Conventions.Api.ApiSample.Value: Number { get; init; } -> int?",
            "FundsCheck.Conventions.Api.ApiSample.Value: new(int? Number)",
            "FundsCheck.Conventions.Api.ApiSample.Value: static op_Addition(ApiSample.Value left, ApiSample.Value right) -> "
                + "ApiSample.Value",
            "FundsCheck.Conventions.Api.ApiSample: Dispose() -> void",
            "FundsCheck.Conventions.Api.ApiSample: Find<T>(out string? found, ref int at, params string?[] names) -> "
                + "IReadOnlyDictionary<string, T?>",
            "FundsCheck.Conventions.Api.ApiSample: ReadAsync(string name = \"none\", CancellationToken cancellationToken = default) -> "
                + "Task<string?>",
            "FundsCheck.Conventions.Api.ApiSample: const Limit = 1.5 -> decimal",
            "FundsCheck.Conventions.Api.ApiSample: const Text = \"a\" -> string",
            "FundsCheck.Conventions.Api.ApiSample: event Changed -> EventHandler?",
            "FundsCheck.Conventions.Api.ApiSample: protected abstract Hidden { get; } -> List<string?>?",
            "FundsCheck.Conventions.Api.ApiSample: protected new()",
            "FundsCheck.Conventions.Api.ApiSample: required Needed { get; set; } -> string",
            "FundsCheck.Conventions.Api.IApiSample<T> = interface where T : IDisposable",
            "FundsCheck.Conventions.Api.IApiSample<T>: Item[int index] { get; } -> T");
    }
}
