using FundsCheck.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace FundsCheck.Testing.Tests.Contracts;

/// <summary>The suite itself: it fails for a store that breaks a promise, and states which.</summary>
public sealed class DecisionStoreContractTests
{
    [Theory]
    [InlineData("holds", "Holds of one account add up", "expected `10.01 USD`, but found `0.00 USD`")]
    [InlineData("holds", "Many threads never together accept more than the balance covers", "expected `50`, but found `200`")]
    [InlineData(
        "closed", "A closed debit is neither an existing decision nor decided anew (Accept, settled, Settled)",
        "expected DebitClosedException, but found no exception")]
    [InlineData("revisions", "Once it is no longer valid it is decided anew as the next revision", "\"revision\":3")]
    [InlineData("events", "A repeated event adds nothing", "expected no exception here, but found NotSupportedException: This store")]
    public async Task A_broken_promise_names_its_case_and_what_differs(string wrong, string name, string difference)
    {
        var run = () => DecisionStoreContract.RunAsync(name, () => Open(wrong), TestContext.Current.CancellationToken);

        var violation = (await run.Should().ThrowExactlyAsync<ContractViolationException>()).Which;

        violation.CaseName.Should().Be(name);
        violation.Message.Should().StartWith(name + ": ").And.Contain(difference);
        violation.Should().BeAssignableTo<FundsCheckException>();
    }

    [Theory]
    [InlineData("holds", "A new id has no decision")]
    [InlineData("closed", "Other content of a closed debit is a conflict")]
    [InlineData("revisions", "Ids differ by every character")]
    public async Task A_promise_that_the_store_keeps_passes(string wrong, string name)
    {
        await DecisionStoreContract.RunAsync(name, () => Open(wrong), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Each_case_opens_and_disposes_a_store_of_its_own()
    {
        var stores = new List<CountedStore>();
        var cases = DecisionStoreContract.Cases(() =>
        {
            stores.Add(new CountedStore(Open("none")));
            return stores[^1];
        });

        foreach (var contractCase in cases.Take(3))
        {
            await contractCase.RunAsync(TestContext.Current.CancellationToken);
        }

        cases.Select(contractCase => contractCase.ToString()).Should().Equal(DecisionStoreContract.Names).And.OnlyHaveUniqueItems();
        stores.Should().HaveCount(3).And.OnlyContain(store => store.Disposals == 1);
    }

    [Fact]
    public async Task An_unknown_name_is_an_argument_exception()
    {
        var run = () => DecisionStoreContract.RunAsync("Every store is fast", () => Open("none"), TestContext.Current.CancellationToken);

        await run.Should().ThrowAsync<ArgumentException>().WithMessage("The contract has no case `Every store is fast`.*");
    }

    [Fact]
    public async Task A_cancelled_run_is_cancellation_and_no_violation()
    {
        var cancelled = new CancellationToken(canceled: true);
        var run = () => DecisionStoreContract.RunAsync("A new id has no decision", () => Open("none"), cancelled);

        await run.Should().ThrowAsync<OperationCanceledException>();
    }

    private static IDecisionStore Open(string wrong)
    {
        var services = new ServiceCollection();
        services.AddFundsCheck().KeepDecisionsInMemory();
        var right = services.BuildServiceProvider().GetRequiredService<IDecisionStore>();
        return wrong switch
        {
            "holds" => new WrongStore.ForgetsHolds(right),
            "closed" => new WrongStore.ReturnsClosedDebits(right),
            "revisions" => new WrongStore.LosesRevisions(right),
            "events" => new WrongStore.FailsToRecord(right),
            _ => right,
        };
    }

    private sealed class CountedStore(IDecisionStore store) : WrongStore(store), IDisposable
    {
        public int Disposals { get; private set; }

        public void Dispose() => Disposals++;
    }
}
