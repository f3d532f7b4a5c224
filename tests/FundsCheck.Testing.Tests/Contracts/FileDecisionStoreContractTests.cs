using FundsCheck.Conformance;
using FundsCheck.DecisionLog;
using FundsCheck.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace FundsCheck.Testing.Tests.Contracts;

public sealed class FileDecisionStoreContractTests : DecisionStoreContract, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fundscheck-");
    private readonly ServiceProvider _services;

    public FileDecisionStoreContractTests()
    {
        var services = new ServiceCollection();
        services.AddFundsCheck().UseDecisionLog(Path.Combine(_folder.FullName, "decisions.jsonl"));
        _services = services.BuildServiceProvider();
    }

    protected override IDecisionStore Store => _services.GetRequiredService<IDecisionStore>();

    [Fact]
    public void Every_record_outlives_the_process()
    {
        Store.IsDurable.Should().BeTrue();
    }

    public void Dispose()
    {
        _services.Dispose();
        _folder.Delete(recursive: true);
    }
}
