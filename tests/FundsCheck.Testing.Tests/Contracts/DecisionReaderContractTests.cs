using FundsCheck.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace FundsCheck.Testing.Tests.Contracts;

/// <summary>The suite itself: it fails for a reader that breaks a promise, and states which.</summary>
public sealed class DecisionReaderContractTests : IDisposable
{
    private readonly ServiceProvider _services;

    public DecisionReaderContractTests()
    {
        var services = new ServiceCollection();
        services.AddFundsCheck().KeepDecisionsInMemory();
        _services = services.BuildServiceProvider();
    }

    public static TheoryData<string> Names { get; } = [.. DecisionReaderContract.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public Task The_store_in_memory_keeps_the_contract(string name) =>
        DecisionReaderContract.RunAsync(name, () => Open("none"), TestContext.Current.CancellationToken);

    [Theory]
    [InlineData("revisions", "A timeline has every revision and every event in order", "expected `2`, but found `1`")]
    [InlineData("lapsed", "A lapsed review is left out", "expected [], but found [d-1]")]
    [InlineData("pages", "Every page size gives the same open reviews (2)", "review-0, review-1, review-0, review-1")]
    [InlineData("pages", "Every page size gives the same decisions (2)", "accept-0, accept-1, accept-0, accept-1")]
    [InlineData("expired", "A hold that expires by the time is left out", "expected `0`, but found `1`")]
    [InlineData("until", "Decisions are filtered by time", "expected [d-0, d-1], but found [d-0, d-1, d-2]")]
    [InlineData("cancellation", "A cancelled enumeration of decisions ends", "expected OperationCanceledException, but found no exception")]
    public async Task A_broken_promise_names_its_case_and_what_differs(string wrong, string name, string difference)
    {
        var run = () => DecisionReaderContract.RunAsync(name, () => Open(wrong), TestContext.Current.CancellationToken);

        var violation = (await run.Should().ThrowExactlyAsync<ContractViolationException>()).Which;

        violation.CaseName.Should().Be(name);
        violation.Message.Should().Contain(difference);
    }

    [Theory]
    [InlineData("revisions", "A new id has no timeline")]
    [InlineData("lapsed", "Open reviews are in the order of their records")]
    [InlineData("pages", "Decisions are in the order of their records")]
    [InlineData("expired", "An account has the hold of each of its debits in the order of their ids")]
    [InlineData("until", "Decisions are filtered by rule set")]
    [InlineData("cancellation", "A cancelled enumeration of open reviews ends")]
    public async Task A_promise_that_the_reader_keeps_passes(string wrong, string name)
    {
        await DecisionReaderContract.RunAsync(name, () => Open(wrong), TestContext.Current.CancellationToken);
    }

    [Fact]
    public void Every_name_is_a_case()
    {
        DecisionReaderContract.Cases(() => Open("none")).Select(contractCase => contractCase.ToString())
            .Should().Equal(DecisionReaderContract.Names).And.OnlyHaveUniqueItems();
    }

    public void Dispose() => _services.Dispose();

    private StoreWithReads Open(string wrong)
    {
        var (store, reader) = (_services.GetRequiredService<IDecisionStore>(), _services.GetRequiredService<IDecisionReader>());
        return wrong switch
        {
            "revisions" => new WrongReader.KeepsLatestRevision(store, reader),
            "lapsed" => new WrongReader.ReturnsLapsedReviews(store, reader),
            "pages" => new WrongReader.RepeatsTheFirstPage(store, reader),
            "expired" => new WrongReader.ReturnsExpiredHolds(store, reader),
            "until" => new WrongReader.IncludesTheEnd(store, reader),
            "cancellation" => new WrongReader.IgnoresCancellation(store, reader),
            _ => new StoreWithReads(store, reader),
        };
    }
}
