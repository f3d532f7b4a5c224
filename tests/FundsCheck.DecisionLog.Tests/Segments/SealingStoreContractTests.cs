using FundsCheck.Conformance;
using FundsCheck.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace FundsCheck.DecisionLog.Tests.Segments;

/// <summary>The contract of every store, with a segment for each commit.</summary>
public sealed class SealingStoreContractTests : DecisionStoreContract, IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("fundscheck-");
    private readonly FileDecisionStore store;

    public SealingStoreContractTests() =>
        store = FileDecisionStore.Open(
            Path.Combine(folder.FullName, "decisions.jsonl"), new DecisionLogOptions { MaxSegmentBytes = 1, Disk = new UnflushedDisk() },
            TimeProvider.System, NullLogger.Instance);

    protected override IDecisionStore Store => store;

    public void Dispose()
    {
        store.Dispose();
        folder.Delete(recursive: true);
    }
}
