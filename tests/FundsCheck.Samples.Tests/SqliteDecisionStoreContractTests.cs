using FundsCheck.Testing;

namespace FundsCheck.Samples.Tests;

/// <summary>Each case is an instance of this class, with a folder of its own.</summary>
public sealed class SqliteDecisionStoreContractTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fundscheck-");

    // <store-contract>
    public static TheoryData<string> Names { get; } = [.. DecisionStoreContract.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public Task The_store_keeps_the_contract(string name) =>
        DecisionStoreContract.RunAsync(name, OpenEmpty, TestContext.Current.CancellationToken);
    // </store-contract>

    public static TheoryData<string> ReadNames { get; } = [.. DecisionReaderContract.Names];

    [Theory]
    [MemberData(nameof(ReadNames))]
    public Task The_store_keeps_the_contract_of_reads(string name) =>
        DecisionReaderContract.RunAsync(name, OpenEmpty, TestContext.Current.CancellationToken);

    public void Dispose() => _folder.Delete(recursive: true);

    private SqliteDecisionStore OpenEmpty() => new(Path.Combine(_folder.FullName, "decisions.db"));
}
