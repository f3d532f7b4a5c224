using FundsCheck.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace FundsCheck.DecisionLog.Tests.Segments;

/// <summary>The contract of every store, with a segment for each commit.</summary>
public sealed class SealingStoreContractTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("fundscheck-");

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

    public void Dispose() => folder.Delete(recursive: true);

    private FileDecisionStore Open() => FileDecisionStore.Open(
        Path.Combine(folder.FullName, "decisions.jsonl"), new DecisionLogOptions { MaxSegmentBytes = 1, Disk = new UnflushedDisk() },
        TimeProvider.System, NullLogger.Instance);
}
