using FundsCheck.Conventions.Repository;

namespace FundsCheck.Conventions.Types;

public sealed class TypeConventionsTests
{
    private static readonly IReadOnlyList<Type> Written = [.. SourceProjects.Assemblies.SelectMany(assembly => assembly.WrittenTypes())];

    [Fact]
    public void The_assemblies_have_types()
    {
        Written.Should().HaveCountGreaterThan(100).And.Contain(typeof(Money));
    }

    [Fact]
    public void Classes_are_sealed_or_abstract()
    {
        Written.SelectMany(TypeConventions.Open).Should().BeEmpty();
    }

    [Fact]
    public void Public_types_are_in_public_namespaces()
    {
        Written.SelectMany(TypeConventions.Misplaced).Should().BeEmpty();
    }

    [Fact]
    public void Asynchronous_methods_end_in_Async_and_take_a_token()
    {
        Written.SelectMany(TypeConventions.Asynchronous).Should().BeEmpty();
    }

    [Fact]
    public void No_public_member_shows_a_type_of_FluentValidation_Polly_or_MediatR()
    {
        Written.SelectMany(TypeConventions.Foreign).Should().BeEmpty();
    }

    [Fact]
    public void An_open_type_is_found()
    {
        TypeConventions.Open(typeof(BadSample)).Should().ContainSingle();
        TypeConventions.Open(typeof(TypeConventionsTests)).Should().BeEmpty();
    }

    [Fact]
    public void A_public_type_in_an_internal_namespace_is_found()
    {
        TypeConventions.Misplaced(typeof(BadSample)).Should().ContainSingle();
        TypeConventions.Misplaced(typeof(TypeConventions)).Should().BeEmpty();
    }

    [Fact]
    public void An_asynchronous_method_without_its_suffix_is_found()
    {
        TypeConventions.Asynchronous(typeof(BadSample)).Should().Equal(
            $"{typeof(BadSample)}.Forget: is async void; return a task",
            $"{typeof(BadSample)}.Later: is asynchronous; end its name in Async",
            $"{typeof(BadSample)}.MuchLaterAsync: is asynchronous and public; take a CancellationToken last");
    }

    [Fact]
    public void A_public_member_with_a_foreign_type_is_found()
    {
        TypeConventions.Foreign(typeof(BadSample)).Select(violation => violation.Split(':')[0].Split('.')[^1]).Should().BeEquivalentTo(
            "(base)", "Field", "Property", "get_Property", "Returned", "Taken", "Constrained", "CompareTo", "ctor");
    }
}
