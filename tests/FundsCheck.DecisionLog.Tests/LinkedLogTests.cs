using FundsCheck.DecisionLog.Tests.Segments;
using FundsCheck.Records;
using Microsoft.Extensions.Logging.Abstractions;

namespace FundsCheck.DecisionLog.Tests;

/// <summary>A log whose path is, or leads through, symbolic links.</summary>
public sealed class LinkedLogTests : IDisposable
{
    private readonly LogHost host = new();
    private readonly string folder = Directory.CreateTempSubdirectory("fundscheck-link-").FullName;

    private string Link => Path.Combine(folder, "link.jsonl");

    [Fact]
    public async Task A_linked_log_is_written_beside_its_target_and_read_by_either_name()
    {
        LinkOrSkip(Link, host.Path);
        using (var store = Open(Link))
        {
            await FillAsync(store, 400);
        }

        Directory.GetFileSystemEntries(folder).Should().Equal(Link);
        SegmentFiles.Closed(host.Path).Should().HaveCountGreaterThan(1);
        RecordFile.Verify(Link).Should().Be(RecordFile.Verify(host.Path));
        RecordFile.ReadDecisions(Link).Should().HaveCount(401);
        Replay.Run(Link).Should().BeEquivalentTo(Replay.Run(host.Path));
        RecordFile.Find(Link, "debit-5").Should().NotBeNull();
    }

    [Fact]
    public async Task A_linked_log_has_one_lock_for_all_its_names()
    {
        LinkOrSkip(Link, host.Path);
        await host.CheckAsync("d-1", 1m);
        var open = () => Open(Link);

        open.Should().Throw<LogInUseException>().WithMessage($"*process {Environment.ProcessId}*");
        host.Stop();
        open.Should().NotThrow();
    }

    [Fact]
    public async Task A_log_is_found_through_a_linked_folder()
    {
        await host.CheckAsync("d-1", 1m);
        host.Stop();
        LinkFolderOrSkip(Path.Combine(folder, "logs"), Path.GetDirectoryName(host.Path)!);
        var linked = Path.Combine(folder, "logs", Path.GetFileName(host.Path));

        using (var store = Open(linked))
        {
            (await store.FindAsync("d-1", default)).Should().NotBeNull();
            FluentActions.Invoking(() => Open(host.Path)).Should().Throw<LogInUseException>();
        }

        RecordFile.Verify(linked).Decisions.Should().Be(1);
    }

    [Fact]
    public async Task A_log_is_found_over_several_relative_links()
    {
        await host.CheckAsync("d-1", 1m);
        host.Stop();
        LinkOrSkip(Path.Combine(folder, "one"), Path.GetRelativePath(folder, host.Path));
        LinkOrSkip(Path.Combine(folder, "two"), "one");

        using var store = Open(Path.Combine(folder, "two"));

        (await store.FindAsync("d-1", default)).Should().NotBeNull();
        File.Exists($"{host.Path}.lock").Should().BeTrue();
    }

    [Fact]
    public void Links_in_a_circle_are_an_error()
    {
        LinkOrSkip(Path.Combine(folder, "one"), "two");
        LinkOrSkip(Path.Combine(folder, "two"), "one");

        FluentActions.Invoking(() => Open(Path.Combine(folder, "one"))).Should().Throw<IOException>()
            .WithMessage("*links that lead to one another*");
    }

    public void Dispose()
    {
        host.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static FileDecisionStore Open(string path) =>
        FileDecisionStore.Open(
            path, new DecisionLogOptions { MaxSegmentBytes = DecisionLogOptions.SegmentBytesLeast }, TimeProvider.System,
            NullLogger.Instance);

    private async Task FillAsync(FileDecisionStore store, int count)
    {
        using var other = new LogHost();
        var like = (await other.CheckAsync("d-1", 1m)).Record;
        for (var number = 0; number <= count; number++)
        {
            await store.DecideAsync(LogHost.RequestLike(like, number), default);
        }
    }

    private static void LinkOrSkip(string link, string target) => TryOrSkip(() => File.CreateSymbolicLink(link, target));

    private static void LinkFolderOrSkip(string link, string target) => TryOrSkip(() => Directory.CreateSymbolicLink(link, target));

    private static void TryOrSkip(Action make)
    {
        try
        {
            make();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Assert.Skip($"symbolic links cannot be made here: {exception.Message}");
        }
    }
}
