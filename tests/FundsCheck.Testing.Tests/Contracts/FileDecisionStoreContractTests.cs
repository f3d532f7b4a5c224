using FundsCheck.DecisionLog;
using Microsoft.Extensions.Logging.Abstractions;

namespace FundsCheck.Testing.Tests.Contracts;

public sealed class FileDecisionStoreContractTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fundscheck-");

    public static TheoryData<string> Names { get; } = [.. DecisionStoreContract.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public Task The_store_keeps_the_contract(string name) =>
        DecisionStoreContract.RunAsync(name, Open, TestContext.Current.CancellationToken);

    public static TheoryData<string> StatusNames { get; } = [.. ConnectionStatusStoreContract.Names];

    [Theory]
    [MemberData(nameof(StatusNames))]
    public Task The_store_keeps_the_contract_of_statuses(string name) =>
        ConnectionStatusStoreContract.RunAsync(name, Open, TestContext.Current.CancellationToken);

    public static TheoryData<string> ReadNames { get; } = [.. DecisionReaderContract.Names];

    [Theory]
    [MemberData(nameof(ReadNames))]
    public Task The_store_keeps_the_contract_of_reads(string name) =>
        DecisionReaderContract.RunAsync(name, Open, TestContext.Current.CancellationToken);

    [Fact]
    public void Every_record_outlives_the_process()
    {
        using var store = Open();

        store.IsDurable.Should().BeTrue();
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private FileDecisionStore Open() => FileDecisionStore.Open(
        Path.Combine(_folder.FullName, "decisions.jsonl"), new DecisionLogOptions(), TimeProvider.System, NullLogger.Instance);
}
