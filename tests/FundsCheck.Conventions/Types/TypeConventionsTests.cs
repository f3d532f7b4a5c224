using FundsCheck.Conventions.Repository;

namespace FundsCheck.Conventions.Types;

public sealed class TypeConventionsTests
{
    private static readonly IReadOnlyList<Type> Written = [.. SourceProjects.Assemblies.SelectMany(assembly => assembly.WrittenTypes())];

    [Fact]
    public void There_are_types_to_look_at()
    {
        Written.Should().HaveCountGreaterThan(100).And.Contain(typeof(Money));
    }

    [Fact]
    public void Each_is_sealed_or_meant_to_be_derived_from()
    {
        Written.SelectMany(TypeConventions.Open).Should().BeEmpty();
    }

    [Fact]
    public void Public_ones_stand_in_public_namespaces()
    {
        Written.SelectMany(TypeConventions.Misplaced).Should().BeEmpty();
    }

    [Fact]
    public void Asynchronous_methods_say_so_and_can_be_cancelled()
    {
        Written.SelectMany(TypeConventions.Asynchronous).Should().BeEmpty();
    }

    [Fact]
    public void No_public_member_shows_a_type_of_FluentValidation_Polly_or_MediatR()
    {
        Written.SelectMany(TypeConventions.Foreign).Should().BeEmpty();
    }

    [Fact]
    public void An_open_type_would_be_found()
    {
        TypeConventions.Open(typeof(BadSample)).Should().ContainSingle();
        TypeConventions.Open(typeof(TypeConventionsTests)).Should().BeEmpty();
    }

    [Fact]
    public void A_public_type_in_an_internal_namespace_would_be_found()
    {
        TypeConventions.Misplaced(typeof(BadSample)).Should().ContainSingle();
        TypeConventions.Misplaced(typeof(TypeConventions)).Should().BeEmpty();
    }

    [Fact]
    public void An_asynchronous_method_that_does_not_say_so_would_be_found()
    {
        TypeConventions.Asynchronous(typeof(BadSample)).Should().Equal(
            $"{typeof(BadSample)}.Forget: is async void; return a task",
            $"{typeof(BadSample)}.Later: is asynchronous; end its name in Async",
            $"{typeof(BadSample)}.MuchLaterAsync: is asynchronous and public; take a CancellationToken last");
    }

    [Fact]
    public void A_public_member_that_shows_a_foreign_type_would_be_found()
    {
        TypeConventions.Foreign(typeof(BadSample)).Select(violation => violation.Split(':')[0].Split('.')[^1]).Should().BeEquivalentTo(
            "(base)", "Field", "Property", "get_Property", "Returned", "Taken", "Constrained", "CompareTo", "ctor");
    }
}
