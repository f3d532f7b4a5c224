using FundsCheck.Records;
using FundsCheck.Reliability.Tests.Support;

namespace FundsCheck.Reliability.Tests.Disks;

/// <summary>Somebody deletes or moves files under a running process. What it tells must be in the log that stands at the path.</summary>
public sealed class RemovedLogTests : IDisposable
{
    private readonly LogFolder folder = LogFolder.OnDisk();

    [Fact]
    public async Task A_log_that_was_deleted_takes_no_more_decisions()
    {
        var client = new LogClient(folder.Log);
        using var host = client.Open();
        await client.CheckAsync(host, "d-0");

        File.Delete(folder.Log);
        var check = () => client.CheckAsync(host, "d-1");

        await check.Should().ThrowAsync<DecisionNotRecordedException>();
    }

    [Fact]
    public async Task A_log_that_was_moved_takes_no_more_decisions()
    {
        var client = new LogClient(folder.Log);
        using var host = client.Open();
        await client.CheckAsync(host, "d-0");

        File.Move(folder.Log, folder.Log + ".old");
        var check = () => client.CheckAsync(host, "d-1");

        await check.Should().ThrowAsync<DecisionNotRecordedException>();
    }

    [Fact]
    public async Task A_log_that_was_replaced_takes_no_more_decisions()
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
    public async Task A_log_that_was_replaced_by_a_copy_of_itself_in_place_of_its_file_takes_no_more_decisions()
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
    public async Task Without_its_lock_or_owner_it_takes_no_more_decisions_as_another_process_could_open_it(string file)
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
    public async Task A_lock_that_was_deleted_lets_the_last_who_opened_the_log_go_on_and_nobody_else()
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
    public async Task What_another_told_after_a_lock_was_deleted_is_not_written_over()
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
    public async Task A_lock_left_by_a_process_that_is_gone_is_no_obstacle()
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
