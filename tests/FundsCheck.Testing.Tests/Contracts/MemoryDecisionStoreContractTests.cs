using FundsCheck.Conformance;
using FundsCheck.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace FundsCheck.Testing.Tests.Contracts;

public sealed class MemoryDecisionStoreContractTests : DecisionStoreContract, IDisposable
{
    private readonly ServiceProvider _services;

    public MemoryDecisionStoreContractTests()
    {
        var services = new ServiceCollection();
        services.AddFundsCheck().KeepDecisionsInMemory();
        _services = services.BuildServiceProvider();
    }

    protected override IDecisionStore Store => _services.GetRequiredService<IDecisionStore>();

    [Fact]
    public void No_record_outlives_the_process()
    {
        Store.IsDurable.Should().BeFalse();
    }

    public void Dispose() => _services.Dispose();
}
