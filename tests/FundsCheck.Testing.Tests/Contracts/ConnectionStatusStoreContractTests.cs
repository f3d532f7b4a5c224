using FundsCheck.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace FundsCheck.Testing.Tests.Contracts;

public sealed class ConnectionStatusStoreContractTests : IDisposable
{
    private readonly ServiceProvider _services;

    public ConnectionStatusStoreContractTests()
    {
        var services = new ServiceCollection();
        services.AddFundsCheck().KeepDecisionsInMemory();
        _services = services.BuildServiceProvider();
    }

    public static TheoryData<string> Names { get; } = [.. ConnectionStatusStoreContract.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public Task The_store_in_memory_keeps_the_contract(string name) =>
        ConnectionStatusStoreContract.RunAsync(name, () => new MemoryConnectionStatusStore(), TestContext.Current.CancellationToken);

    [Theory]
    [MemberData(nameof(Names))]
    public Task The_decision_store_in_memory_keeps_the_contract(string name) => ConnectionStatusStoreContract.RunAsync(
        name, () => (IConnectionStatusStore)_services.GetRequiredService<IDecisionStore>(), TestContext.Current.CancellationToken);

    [Fact]
    public async Task A_store_that_keeps_the_last_arrival_breaks_the_promises_of_order()
    {
        var broken = new List<string>();
        foreach (var contractCase in ConnectionStatusStoreContract.Cases(() => new LastArrival()))
        {
            try
            {
                await contractCase.RunAsync(TestContext.Current.CancellationToken);
            }
            catch (ContractViolationException violation)
            {
                broken.Add(violation.CaseName);
            }
        }

        broken.Should().Contain(
            ["An earlier status has no effect", "A repeated status has no effect", "Of two statuses of one time the failure counts"])
            .And.NotContain("A later status replaces an earlier one");
    }

    public void Dispose() => _services.Dispose();

    private sealed class LastArrival : IConnectionStatusStore
    {
        private readonly Dictionary<(string ConnectionId, string? AccountId), ConnectionStatus> _statuses = [];

        public ValueTask<ConnectionStatus?> FindAsync(string connectionId, string? accountId, CancellationToken cancellationToken)
        {
            lock (_statuses)
            {
                return ValueTask.FromResult(_statuses.GetValueOrDefault((connectionId, accountId)));
            }
        }

        public ValueTask<bool> TrySetAsync(ConnectionStatus status, CancellationToken cancellationToken)
        {
            lock (_statuses)
            {
                _statuses[(status.ConnectionId, status.AccountId)] = status;
                return ValueTask.FromResult(true);
            }
        }
    }
}
