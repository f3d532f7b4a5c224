using FundsCheck.Records;
using FundsCheck.Records.Format;
using Microsoft.Extensions.Logging;

namespace FundsCheck.DecisionLog.Tests.Segments;

/// <summary>The active segment of a log that was opened before is missing or empty: moved, rotated away, or deleted.</summary>
public sealed class LostSegmentTests : IDisposable
{
    private readonly LogHost host = new();

    [Theory]
    [InlineData(0, false)]
    [InlineData(0, true)]
    [InlineData(2, false)]
    [InlineData(2, true)]
    public async Task A_log_without_its_active_segment_is_refused_with_the_fix_and_opens_once_it_is_put_back(
        int sealedSegments, bool isEmptied)
    {
        await FillAsync(sealedSegments);
        var moved = Lose(isEmptied);
        var open = () => host.Store;
        var verify = () => RecordFile.Verify(host.Path);

        open.Should().Throw<LogDamagedException>()
            .WithMessage(
                $"{host.Path}: line 1: segment {sealedSegments + 1}, the active one, is {(isEmptied ? "empty" : "missing")}*move it "
                    + "back*--replace-lost-segment*");
        if (sealedSegments > 0)
        {
            verify.Should().Throw<LogDamagedException>()
                .WithMessage($"*segment {sealedSegments + 1}, the active one, is missing or empty; move*back*");
        }

        File.Move(moved, host.Path, overwrite: true);
        (await host.CheckAsync("last", 600m)).IsExisting.Should().BeTrue();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task An_active_segment_with_part_of_its_first_line_is_refused(int sealedSegments)
    {
        await FillAsync(sealedSegments);
        var whole = await File.ReadAllBytesAsync(host.Path);
        var open = () => host.Store;

        for (var length = 0; length < Array.IndexOf(whole, (byte)'\n'); length += 5)
        {
            await File.WriteAllBytesAsync(host.Path, whole[..length]);

            open.Should().Throw<LogDamagedException>().WithMessage(length == 0 ? "*is empty*move it back*" : "*no whole line*");
            (await File.ReadAllBytesAsync(host.Path)).Should().Equal(whole[..length]);
        }

        await File.WriteAllBytesAsync(host.Path, whole);
        (await host.CheckAsync("last", 600m)).IsExisting.Should().BeTrue();
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(0, true)]
    [InlineData(2, false)]
    [InlineData(2, true)]
    public async Task A_lost_segment_is_begun_anew_on_demand_and_continues_the_chain(int sealedSegments, bool isEmptied)
    {
        await FillAsync(sealedSegments);
        Lose(isEmptied);
        host.Configure = options => options.ReplaceLostSegment = true;

        var lost = await host.CheckAsync("last", 600m);
        var kept = sealedSegments > 0 ? await host.CheckAsync("d-1", 1m) : null;

        lost.IsExisting.Should().BeFalse("its line was in the lost segment");
        kept?.IsExisting.Should().BeTrue("its line is in a sealed one");
        host.Messages.At(LogLevel.Warning).Should().ContainSingle(text => text.Contains($"segment {sealedSegments + 1} is missing"));
        host.Stop();
        RecordFile.Verify(host.Path).Decisions.Should().BePositive();
        SegmentList.Find(host.Path).Active!.Number.Should().Be(sealedSegments + 1);
    }

    [Fact]
    public async Task A_lost_segment_is_begun_anew_on_demand_without_a_checkpoint()
    {
        await FillAsync(sealedSegments: 2);
        Lose(isEmptied: false);
        File.Delete(LogPaths.Checkpoint(host.Path, 2));
        host.Configure = options => options.ReplaceLostSegment = true;

        (await host.CheckAsync("d-1", 1m)).IsExisting.Should().BeTrue();

        host.Stop();
        RecordFile.Verify(host.Path).Decisions.Should().BePositive();
    }

    [Theory]
    [InlineData("{\"a\": 1}", false)]
    [InlineData("{\"a\": 1}", true)]
    [InlineData("no log, but a text\nof two lines", false)]
    [InlineData("no log, but a text\nof two lines", true)]
    public async Task A_file_that_is_no_log_is_left_as_it_is(string text, bool isDemanded)
    {
        text = isDemanded ? text : text + new string(' ', 600);
        await File.WriteAllTextAsync(host.Path, text);
        host.Configure = options => options.ReplaceLostSegment = isDemanded;
        var open = () => host.Store;

        open.Should().Throw<LogDamagedException>();

        (await File.ReadAllTextAsync(host.Path)).Should().Be(text);
    }

    [Fact]
    public async Task A_log_that_lost_its_line_feeds_is_left_as_it_is()
    {
        await FillAsync(sealedSegments: 0);
        host.Stop();
        File.Delete(host.Path + ".owner");
        var damaged = (await File.ReadAllTextAsync(host.Path)).Replace('\n', ' ');
        await File.WriteAllTextAsync(host.Path, damaged);
        var open = () => host.Store;

        open.Should().Throw<LogDamagedException>().WithMessage("*no whole line*");

        (await File.ReadAllTextAsync(host.Path)).Should().Be(damaged);
    }

    [Fact]
    public void A_device_is_never_replaced()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "what a path leads to is known on Linux only");
        var open = () => FileDecisionStore.Open("/dev/null", new DecisionLogOptions(), host.Clock, host.Messages);

        open.Should().Throw<IOException>().WithMessage("*is a device*");
    }

    [Fact]
    public async Task The_demand_changes_nothing_where_no_segment_is_lost()
    {
        await FillAsync(sealedSegments: 2);
        host.Configure = options => options.ReplaceLostSegment = true;

        (await host.CheckAsync("last", 600m)).IsExisting.Should().BeTrue();
        host.Messages.At(LogLevel.Warning).Should().BeEmpty();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_log_that_was_never_opened_is_begun(bool isFileThere)
    {
        if (isFileThere)
        {
            await File.WriteAllTextAsync(host.Path, "");
        }

        (await host.CheckAsync("d-1", 1m)).IsExisting.Should().BeFalse();
    }

    [Fact]
    public async Task A_log_whose_first_opening_was_cut_short_is_begun()
    {
        await File.WriteAllTextAsync(LogPaths.Next(host.Path), "{\"seq\":1,\"prevHash\":\"00");
        await File.WriteAllTextAsync($"{host.Path}.lock", "");

        (await host.CheckAsync("d-1", 1m)).IsExisting.Should().BeFalse();
        File.Exists(LogPaths.Next(host.Path)).Should().BeFalse();
    }

    public void Dispose() => host.Dispose();

    private string Lose(bool isEmptied)
    {
        var moved = $"{host.Path}.elsewhere";
        File.Move(host.Path, moved);
        if (isEmptied)
        {
            File.WriteAllText(host.Path, "");
        }

        return moved;
    }

    private async Task FillAsync(int sealedSegments)
    {
        for (var number = 0; SegmentFiles.Closed(host.Path).Count < sealedSegments; number++)
        {
            await host.CheckAsync($"d-{number}", 1m);
        }

        await host.CheckAsync("last", 600m);
        host.Stop();
    }
}
