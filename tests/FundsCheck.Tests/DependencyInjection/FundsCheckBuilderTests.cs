using FundsCheck.Storage;
using FundsCheck.Tests.Checking;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FundsCheck.Tests.DependencyInjection;

public sealed class FundsCheckBuilderTests
{
    [Fact]
    public void A_missing_store_and_a_missing_source_are_both_reported()
    {
        var services = new ServiceCollection();
        services.AddFundsCheck();
        using var provider = services.BuildServiceProvider();

        var resolve = provider.GetRequiredService<IFundsChecker>;

        resolve.Should().Throw<OptionsValidationException>().Which.Failures.Should().HaveCount(2)
            .And.Contain(failure => failure.Contains("KeepDecisionsInMemory()"))
            .And.Contain(failure => failure.Contains("AddPlaid"));
    }

    [Fact]
    public void Every_number_out_of_range_is_reported_at_once()
    {
        using var host = new Host();
        var services = new ServiceCollection();
        services.AddFundsCheck(options =>
        {
            options.ReadTimeout = TimeSpan.Zero;
            options.MaxConcurrency = 0;
        }).KeepDecisionsInMemory().UseBalanceSource(_ => host);
        using var provider = services.BuildServiceProvider();

        var resolve = provider.GetRequiredService<IFundsChecker>;

        resolve.Should().Throw<OptionsValidationException>().Which.Failures.Should().HaveCount(2);
    }

    [Fact]
    public void A_second_store_or_source_is_refused()
    {
        using var host = new Host();
        var builder = new ServiceCollection().AddFundsCheck().KeepDecisionsInMemory().UseBalanceSource(_ => host);

        builder.Invoking(it => it.KeepDecisionsInMemory()).Should().Throw<InvalidOperationException>();
        builder.Invoking(it => it.UseBalanceSource(_ => host)).Should().Throw<InvalidOperationException>();
    }

    [Fact]
    public void The_store_is_the_reader_too()
    {
        var services = new ServiceCollection();
        services.AddFundsCheck().KeepDecisionsInMemory();
        using var provider = services.BuildServiceProvider();

        provider.GetRequiredService<IDecisionReader>().Should().BeSameAs(provider.GetRequiredService<IDecisionStore>());
    }

    [Fact]
    public void A_store_that_reads_nothing_is_named_when_its_reader_is_resolved()
    {
        var services = new ServiceCollection();
        services.AddFundsCheck().UseDecisionStore(_ => new UnreadableStore());
        using var provider = services.BuildServiceProvider();

        provider.GetRequiredService<IDecisionStore>().Should().BeOfType<UnreadableStore>();
        provider.Invoking(it => it.GetRequiredService<IDecisionReader>()).Should().Throw<InvalidOperationException>()
            .WithMessage("The decision store UnreadableStore does not implement IDecisionReader.*");
    }

    private sealed class UnreadableStore : IDecisionStore
    {
        public bool IsDurable => false;

        public ValueTask<DebitStatus?> FindAsync(string debitId, CancellationToken cancellationToken) => throw new NotSupportedException();

        public ValueTask<DecisionCommit> DecideAsync(DecisionRequest request, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public ValueTask<EventCommit> RecordAsync(EventRequest request, CancellationToken cancellationToken) =>
            throw new NotSupportedException();
    }
}
