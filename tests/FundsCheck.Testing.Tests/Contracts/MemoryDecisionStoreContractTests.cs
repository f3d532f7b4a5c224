using FundsCheck.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace FundsCheck.Testing.Tests.Contracts;

public sealed class MemoryDecisionStoreContractTests : IDisposable
{
    private readonly ServiceProvider _services;

    public MemoryDecisionStoreContractTests()
    {
        var services = new ServiceCollection();
        services.AddFundsCheck().KeepDecisionsInMemory();
        _services = services.BuildServiceProvider();
    }

    public static TheoryData<string> Names { get; } = [.. DecisionStoreContract.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public Task The_store_keeps_the_contract(string name) =>
        DecisionStoreContract.RunAsync(name, GetStore, TestContext.Current.CancellationToken);

    [Fact]
    public void No_record_outlives_the_process()
    {
        GetStore().IsDurable.Should().BeFalse();
    }

    public void Dispose() => _services.Dispose();

    private IDecisionStore GetStore() => _services.GetRequiredService<IDecisionStore>();
}
