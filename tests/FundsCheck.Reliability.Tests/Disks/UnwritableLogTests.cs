using FundsCheck.Records;
using FundsCheck.Reliability.Tests.Support;

namespace FundsCheck.Reliability.Tests.Disks;

public sealed class UnwritableLogTests
{
    [Fact]
    public void A_missing_folder_is_named()
    {
        using var folder = LogFolder.OnDisk();
        var path = Path.Combine(folder.Path, "none", "decisions.jsonl");
        var open = () => new LogClient(path).Open();

        open.Should().Throw<IOException>().Which.Message.Should().Contain(path);
    }

    [Fact]
    public void A_folder_in_place_of_the_log_is_named()
    {
        using var folder = LogFolder.OnDisk();
        Directory.CreateDirectory(folder.Log);
        var open = () => new LogClient(folder.Log).Open();

        open.Should().Throw<Exception>().Where(exception => exception is IOException || exception is UnauthorizedAccessException)
            .Which.Message.Should().Contain(folder.Log);
    }

    [Fact]
    public void A_file_in_place_of_the_folder_is_named()
    {
        using var folder = LogFolder.OnDisk();
        File.WriteAllText(Path.Combine(folder.Path, "file"), "");
        var path = Path.Combine(folder.Path, "file", "decisions.jsonl");
        var open = () => new LogClient(path).Open();

        open.Should().Throw<IOException>().Which.Message.Should().Contain(path);
    }

    [Fact]
    public async Task The_same_process_can_open_the_log_once_the_obstacle_is_gone()
    {
        using var folder = LogFolder.OnDisk();
        Directory.CreateDirectory(folder.Log);
        var client = new LogClient(folder.Log);
        var open = () => client.Open();
        open.Should().Throw<Exception>();

        Directory.Delete(folder.Log);

        await client.MustBeWholeAsync();
    }

    [Fact]
    public async Task A_disk_that_was_made_read_only_is_a_clear_error_and_loses_nothing()
    {
        await using var disk = await SmallDisk.MountOrSkipAsync(kilobytes: 1_024);
        var client = new LogClient(disk.Log);
        using (var host = client.Open())
        {
            await client.CheckAsync(host, "d-0");
        }

        await disk.MakeReadOnlyAsync();
        var open = () => client.Open();

        open.Should().Throw<IOException>().Which.Message.Should().Contain(disk.Log);
        RecordFile.Verify(disk.Log).Decisions.Should().Be(1, "reading needs no right to write");
        await disk.MakeWritableAsync();
        await client.MustBeWholeAsync();
    }

    [Fact]
    public async Task A_file_that_was_made_read_only_is_a_clear_error_and_loses_nothing()
    {
        using var folder = LogFolder.OnDisk();
        var client = new LogClient(folder.Log);
        using (var host = client.Open())
        {
            await client.CheckAsync(host, "d-0");
        }

        await using var frozen = await FrozenFile.FreezeOrSkipAsync(folder.Log);
        var open = () => client.Open();

        open.Should().Throw<Exception>().Where(exception => exception is IOException || exception is UnauthorizedAccessException)
            .Which.Message.Should().Contain(folder.Log);
        RecordFile.Verify(folder.Log).Decisions.Should().Be(1);
        await frozen.ThawAsync();
        await client.MustBeWholeAsync();
    }

    [Fact]
    public async Task A_file_made_read_only_under_a_running_process_fails_the_check_and_loses_nothing()
    {
        using var folder = LogFolder.OnDisk();
        var client = new LogClient(folder.Log);
        using (var host = client.Open())
        {
            await client.CheckAsync(host, "d-0");
            await using var frozen = await FrozenFile.FreezeOrSkipAsync(folder.Log);
            var check = () => client.CheckAsync(host, "d-1");

            await check.Should().ThrowAsync<DecisionNotRecordedException>();
            await frozen.ThawAsync();
            await check
                .Should().ThrowAsync<DecisionNotRecordedException>("nothing is known of what is on disk until the log is opened again");
        }

        await client.MustBeWholeAsync();
    }
}
