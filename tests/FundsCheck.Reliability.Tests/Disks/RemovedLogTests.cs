using FundsCheck.Records;
using FundsCheck.Reliability.Tests.Support;

namespace FundsCheck.Reliability.Tests.Disks;

/// <summary>Files are deleted or moved under a running process. Every acknowledged decision must be in the log at the path.</summary>
public sealed class RemovedLogTests : IDisposable
{
    private readonly LogFolder folder = LogFolder.OnDisk();

    [Fact]
    public async Task A_deleted_log_takes_no_more_decisions()
    {
        var client = new LogClient(folder.Log);
        using var host = client.Open();
        await client.CheckAsync(host, "d-0");

        File.Delete(folder.Log);
        var check = () => client.CheckAsync(host, "d-1");

        await check.Should().ThrowAsync<DecisionNotRecordedException>();
    }

    [Fact]
    public async Task A_moved_log_takes_no_more_decisions()
    {
        var client = new LogClient(folder.Log);
        using var host = client.Open();
        await client.CheckAsync(host, "d-0");

        File.Move(folder.Log, folder.Log + ".old");
        var check = () => client.CheckAsync(host, "d-1");

        await check.Should().ThrowAsync<DecisionNotRecordedException>();
    }

    [Fact]
    public async Task A_replaced_log_takes_no_more_decisions()
    {
        var client = new LogClient(folder.Log);
        using var host = client.Open();
        await client.CheckAsync(host, "d-0");

        File.Copy(folder.Log, folder.Log + ".new");
        File.Move(folder.Log + ".new", folder.Log, overwrite: true);
        var check = () => client.CheckAsync(host, "d-1");

        await check.Should().ThrowAsync<DecisionNotRecordedException>();
    }

    [Fact]
    public async Task A_log_replaced_by_its_own_copy_takes_no_more_decisions()
    {
        var client = new LogClient(folder.Log);
        using var host = client.Open();
        await client.CheckAsync(host, "d-0");
        var modified = File.GetLastWriteTimeUtc(folder.Log);

        File.Copy(folder.Log, folder.Log + ".copy");
        File.Delete(folder.Log);
        File.Move(folder.Log + ".copy", folder.Log);
        File.SetLastWriteTimeUtc(folder.Log, modified);
        var check = () => client.CheckAsync(host, "d-1");

        await check.Should().ThrowAsync<DecisionNotRecordedException>();
        RecordFile.ReadDecisions(folder.Log).Should().ContainSingle();
    }

    [Theory]
    [InlineData("lock")]
    [InlineData("owner")]
    public async Task A_log_without_its_lock_or_owner_takes_no_more_decisions(string file)
    {
        var client = new LogClient(folder.Log);
        using var host = client.Open();
        await client.CheckAsync(host, "d-0");

        File.Delete($"{folder.Log}.{file}");
        var check = () => client.CheckAsync(host, "d-1");

        (await check.Should().ThrowAsync<DecisionNotRecordedException>()).WithMessage($"*{folder.Log}: *removed*");
        RecordFile.ReadDecisions(folder.Log).Should().ContainSingle();
    }

    [Fact]
    public async Task After_a_deleted_lock_only_the_last_owner_writes()
    {
        var client = new LogClient(folder.Log);
        using var first = client.Open();
        await client.CheckAsync(first, "d-0");

        File.Delete(folder.Log + ".lock");
        using var second = client.Open();
        var check = () => client.CheckAsync(first, "d-1");

        (await check.Should().ThrowAsync<DecisionNotRecordedException>()).WithMessage("*another process*");
        (await client.CheckAsync(second, "d-0")).IsExisting.Should().BeTrue();
    }

    [Fact]
    public async Task Decisions_of_another_process_after_a_deleted_lock_are_not_overwritten()
    {
        var client = new LogClient(folder.Log);
        using var first = client.Open();
        await client.CheckAsync(first, "d-0");
        File.Delete(folder.Log + ".lock");
        using (var second = client.Open())
        {
            await client.CheckAsync(second, "told");
        }

        var check = () => client.CheckAsync(first, "d-1");

        await check.Should().ThrowAsync<DecisionNotRecordedException>();
        RecordFile.ReadDecisions(folder.Log).Select(decision => decision.Record.Debit.Id).Should().Equal("d-0", "told");
    }

    [Fact]
    public async Task A_lock_left_by_an_ended_process_is_no_obstacle()
    {
        var client = new LogClient(folder.Log);
        using (var host = client.Open())
        {
            await client.CheckAsync(host, "d-0");
        }

        await File.WriteAllTextAsync(folder.Log + ".lock", "");
        await File.WriteAllTextAsync(folder.Log + ".owner", "process 1 on nowhere");

        await client.MustBeWholeAsync();
    }

    public void Dispose() => folder.Dispose();
}
