using System.Text;
using FundsCheck.DecisionLog.Tests.Segments;
using FundsCheck.Records;
using FundsCheck.Records.Format;
using FundsCheck.Records.Tests.Format;
using Microsoft.Extensions.Logging;

namespace FundsCheck.DecisionLog.Tests.Disks;

/// <summary>A flush that fails in the middle of a commit, of a sealing, or of an opening.</summary>
public sealed class FailedFlushTests : IDisposable
{
    private readonly LogHost host = new();
    private readonly FailingDisk disk = new();

    public FailedFlushTests() => host.Configure = options => options.Disk = disk;

    public static TheoryData<string> FilesOfASealing => ["000001.ids.new", "000001.checkpoint.new", "new"];

    [Fact]
    public async Task A_failed_flush_acknowledges_nothing_and_stops_the_store()
    {
        await host.CheckAsync("d-1", 1m);
        disk.Fails = path => path == host.Path;

        var check = () => host.CheckAsync("d-2", 1m);
        var recall = () => host.CheckAsync("d-1", 1m);
        var record = () => host.Checker.RecordAsync("d-1", new DebitEvent.Cancelled());

        (await check
            .Should().ThrowAsync<DecisionNotRecordedException>())
                .WithMessage($"*{host.Path} could not be flushed*error 5*ask again with the same id");
        disk.Fails = _ => false;
        await recall.Should().ThrowAsync<DecisionNotRecordedException>();
        await record.Should().ThrowAsync<DecisionNotRecordedException>();
        host.Messages.At(LogLevel.Error).Should().ContainSingle().Which.Should().Contain("could not be flushed")
            .And.Contain("Next attempt to open it in 1 s");
    }

    [Fact]
    public async Task The_next_opening_rewrites_the_tail_before_it_acknowledges_a_line()
    {
        var first = await host.CheckAsync("d-1", 1m);
        disk.Fails = path => path == host.Path;
        await host.Invoking(failing => failing.CheckAsync("d-2", 1m)).Should().ThrowAsync<DecisionNotRecordedException>();
        var tail = await File.ReadAllTextAsync(host.Path);
        disk.Fails = _ => false;
        disk.Forget();

        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await host.OpenAgainAsync();

        Encoding.UTF8.GetString(disk.WrittenBeforeLastFlush).Should().Be(tail).And.Contain("d-1").And.Contain("d-2");
        (await host.CheckAsync("d-1", 1m)).Record.ShouldBe(first.Record);
        (await host.CheckAsync("d-2", 1m)).IsExisting.Should().BeTrue("its line was whole, and is on disk now");
        (await host.CheckAsync("d-3", 1m)).Record.Holds.DebitIds.Should().Equal("d-1", "d-2");
        host.Messages.At(LogLevel.Information).Should().Contain(text => text.Contains("open again"));
    }

    [Fact]
    public async Task The_store_stays_closed_while_flushes_fail()
    {
        await host.CheckAsync("d-1", 1m);
        disk.Fails = path => path == host.Path;
        var check = () => host.CheckAsync("d-2", 1m);
        await check.Should().ThrowAsync<DecisionNotRecordedException>();

        foreach (var seconds in new[] { 1, 2, 4, 8, 16, 32, 60, 60 })
        {
            var failures = Attempts();
            host.Clock.Advance(TimeSpan.FromSeconds(seconds - 0.1));
            Attempts().Should().Be(failures, "the next attempt is {0} s later", seconds);

            host.Clock.Advance(TimeSpan.FromSeconds(0.1));
            await WaitAsync(() => Attempts() > failures);
            await check.Should().ThrowAsync<DecisionNotRecordedException>();
        }

        // The cause is an error once; each further attempt is a detail.
        int Attempts() => host.Messages.At(LogLevel.Error).Count + host.Messages.At(LogLevel.Debug).Count;
    }

    [Fact]
    public async Task The_next_opening_repairs_a_failed_flush_of_another_process()
    {
        await host.CheckAsync("d-1", 1m);
        disk.Fails = path => path == host.Path;
        await host.Invoking(failing => failing.CheckAsync("d-2", 1m)).Should().ThrowAsync<DecisionNotRecordedException>();
        host.Stop();
        var tail = await File.ReadAllTextAsync(host.Path);
        disk.Forget();

        var open = () => host.Store;
        open.Should().Throw<IOException>().WithMessage($"*{host.Path} could not be flushed*", "the tail may not be on disk");
        disk.Fails = _ => false;
        await host.Store.FindAsync("d-1", default);

        Encoding.UTF8.GetString(disk.WrittenBeforeLastFlush).Should().EndWith(tail);
    }

    [Theory]
    [MemberData(nameof(FilesOfASealing))]
    public async Task A_failed_flush_of_a_file_of_the_sealing_keeps_the_segment_active(string file)
    {
        await host.CheckAsync("first", 1m);
        disk.Fails = path => path == $"{host.Path}.{file}";

        var written = await SegmentFiles.FillAsync(host, 150);

        SegmentFiles.Closed(host.Path).Should().BeEmpty();
        host.Messages.At(LogLevel.Warning).Should().Contain(text => text.Contains("failed to seal segment") && text.Contains(file));
        disk.Fails = _ => false;
        written.AddRange(await SegmentFiles.FillAsync(host, 150, from: 150));
        SegmentFiles.Closed(host.Path).Should().NotBeEmpty();
        host.Stop();
        RecordFile.Verify(host.Path).Decisions.Should().Be(written.Count + 1);
    }

    [Fact]
    public async Task A_failed_flush_of_the_folder_after_the_sealing_stops_the_store_until_it_reopens_the_log()
    {
        disk.Fails = path => path == Path.GetDirectoryName(host.Path) && File.Exists(LogPaths.Sealed(host.Path, 1));
        var number = 0;
        var fill = async () =>
        {
            while (number < 200)
            {
                await host.CheckAsync($"d-{number}", 1m);
                number++;
            }
        };

        await fill.Should().ThrowAsync<DecisionNotRecordedException>();

        number.Should().BeLessThan(150);
        disk.Fails = _ => false;
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await host.OpenAgainAsync();
        await fill();
        host.Stop();
        RecordFile.Verify(host.Path).Decisions.Should().Be(200);
    }

    [Theory]
    [InlineData(".new", "decisions.jsonl.new")]
    [InlineData(".owner.new", "decisions.jsonl.owner.new")]
    [InlineData("", "fundscheck-")]
    public void A_failed_flush_of_a_new_log_is_an_error_that_names_the_file(string ending, string named)
    {
        disk.Fails = path => ending.Length == 0 ? path == Path.GetDirectoryName(host.Path) : path == host.Path + ending;

        var open = () => host.Store;

        open.Should().Throw<IOException>().WithMessage($"*{named}*could not be flushed*");
        disk.Fails = _ => false;
        open.Should().NotThrow();
    }

    [Fact]
    public void A_failed_flush_of_the_system_is_reported_with_its_error()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "a file that cannot be flushed is one of Linux");
        using var file = File.OpenHandle("/dev/null");

        var flush = () => Disk.Local.Flush(file, "/dev/null");

        flush.Should().Throw<IOException>().WithMessage("/dev/null could not be flushed to the disk: Invalid argument (error 22)*");
    }

    public void Dispose() => host.Dispose();

    private static async Task WaitAsync(Func<bool> condition)
    {
        for (var attempt = 0; attempt < 30_000 && !condition(); attempt++)
        {
            await Task.Delay(1);
        }

        condition().Should().BeTrue();
    }
}
