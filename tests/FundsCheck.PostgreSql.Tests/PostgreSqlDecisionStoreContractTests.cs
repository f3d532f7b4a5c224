using FundsCheck.PostgreSql.Tests.Support;
using FundsCheck.Testing;

namespace FundsCheck.PostgreSql.Tests;

/// <summary>Each case has a database of its own.</summary>
public sealed class PostgreSqlDecisionStoreContractTests : IAsyncLifetime
{
    private StoreDatabase? _database;

    public static TheoryData<string> Names { get; } = [.. DecisionStoreContract.Names];

    public static TheoryData<string> StatusNames { get; } = [.. ConnectionStatusStoreContract.Names];

    public static TheoryData<string> ReaderNames { get; } = [.. DecisionReaderContract.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public Task The_store_keeps_the_contract(string name) =>
        DecisionStoreContract.RunAsync(name, () => _database!.OpenStore(), TestContext.Current.CancellationToken);

    [Theory]
    [MemberData(nameof(StatusNames))]
    public Task The_store_keeps_the_contract_of_statuses(string name) =>
        ConnectionStatusStoreContract.RunAsync(name, () => _database!.OpenStore(), TestContext.Current.CancellationToken);

    [Theory]
    [MemberData(nameof(ReaderNames))]
    public Task The_store_keeps_the_contract_of_readers(string name) =>
        DecisionReaderContract.RunAsync(name, () => _database!.OpenStore(), TestContext.Current.CancellationToken);

    public async ValueTask InitializeAsync() => _database = await StoreDatabase.CreateAsync();

    public async ValueTask DisposeAsync()
    {
        if (_database is not null)
        {
            await _database.DisposeAsync();
        }
    }
}
