namespace FundsCheck.Testing.Tests.Contracts;

/// <summary>The suite itself: it fails for a source that breaks a promise, and states which.</summary>
public sealed class BalanceSourceContractTests
{
    [Theory]
    [InlineData(
        "throws", "The worlds trouble is a failure with a category and a code",
        "expected no exception here, but found IOException: connection reset")]
    [InlineData(
        "ignores cancellation", "A cancelled token is cancellation and no reading",
        "expected OperationCanceledException, but found no exception")]
    [InlineData("reads another account", "A balance is of the requested account", "expected `readable-2`, but found `readable-1`")]
    [InlineData("gives a reserved code", "The worlds trouble is a failure with a category and a code", "unlike `none`")]
    public async Task A_broken_promise_names_its_case_and_what_differs(string wrong, string name, string difference)
    {
        var run = () => BalanceSourceContract.RunAsync(name, () => Create(wrong), TestContext.Current.CancellationToken);

        var violation = (await run.Should().ThrowExactlyAsync<ContractViolationException>()).Which;

        violation.CaseName.Should().Be(name);
        violation.Message.Should().StartWith(name + ": ").And.Contain(difference);
    }

    [Fact]
    public async Task A_source_without_enough_accounts_is_an_argument_exception()
    {
        var run = () => BalanceSourceContract.Cases(() => Create("none") with { ReadableAccounts = [new("readable-1")] })[0]
            .RunAsync(TestContext.Current.CancellationToken);

        await run.Should().ThrowAsync<ArgumentException>().WithMessage("*two readable accounts*");
    }

    [Fact]
    public void Every_case_has_a_name_of_its_own()
    {
        BalanceSourceContract.Cases(() => Create("none")).Select(contractCase => contractCase.Name)
            .Should().Equal(BalanceSourceContract.Names).And.OnlyHaveUniqueItems();
    }

    private static BalanceSourceUnderTest Create(string wrong)
    {
        var right = ScriptedAccounts.Create();
        return right with { Source = new WrongSource(right.Source, wrong) };
    }

    private sealed class WrongSource(IBalanceSource right, string wrong) : IBalanceSource
    {
        public async ValueTask<BalanceReading> ReadAsync(BalanceRequest request, CancellationToken cancellationToken)
        {
            var reading = await right.ReadAsync(
                request, wrong == "ignores cancellation" ? TestContext.Current.CancellationToken : cancellationToken);
            return (wrong, reading) switch
            {
                ("throws", BalanceReading.Failed) => throw new IOException("connection reset"),
                ("reads another account", BalanceReading.Succeeded read) =>
                    new BalanceReading.Succeeded(read.Balance with { AccountId = "readable-1" }),
                ("gives a reserved code", BalanceReading.Failed { Failure: var failure }) =>
                    new BalanceReading.Failed(failure with { Code = "none" }),
                _ => reading,
            };
        }
    }
}
