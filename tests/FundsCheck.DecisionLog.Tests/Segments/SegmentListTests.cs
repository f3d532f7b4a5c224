using FundsCheck.Records;
using FundsCheck.Records.Format;
using Microsoft.Extensions.Logging;

namespace FundsCheck.DecisionLog.Tests.Segments;

/// <summary>Files beside a log whose names look like segments of it.</summary>
public sealed class SegmentListTests : IDisposable
{
    private readonly LogHost host = new();

    [Theory]
    [InlineData("20261128")]
    [InlineData("bak.000007")]
    [InlineData("000009")]
    [InlineData("9")]
    [InlineData("0000012")]
    public async Task A_copy_of_the_active_segment_under_another_name_is_no_segment(string ending)
    {
        await FillAsync();
        File.Copy(host.Path, $"{host.Path}.{ending}");

        await MustGoOnAsync();
    }

    [Theory]
    [InlineData("000009", "")]
    [InlineData("000009", "some other text\n")]
    [InlineData("000003", "some other text\n")]
    [InlineData("000003", "{\"seq\":1}\n")]
    public async Task A_file_without_the_first_line_of_a_segment_is_no_segment(string ending, string text)
    {
        await FillAsync();
        await File.WriteAllTextAsync($"{host.Path}.{ending}", text);

        await MustGoOnAsync();
    }

    [Fact]
    public async Task A_file_where_the_active_segment_is_to_be_sealed_lets_it_go_on_until_it_is_moved()
    {
        await FillAsync();
        var inTheWay = LogPaths.Sealed(host.Path, 3);
        await File.WriteAllTextAsync(inTheWay, "a note");
        var number = 1_000;
        for (; number < 1_200; number++)
        {
            await host.CheckAsync($"d-{number}", 1m);
        }

        SegmentFiles.Closed(host.Path).Should().HaveCount(2);
        (await File.ReadAllTextAsync(inTheWay)).Should().Be("a note");
        host.Messages.At(LogLevel.Warning)
            .Should().Contain(text => text.Contains($"{inTheWay} is not a segment of this log") && text.Contains("move it elsewhere"));
        File.Delete(inTheWay);
        for (; SegmentFiles.Closed(host.Path).Count < 3; number++)
        {
            await host.CheckAsync($"d-{number}", 1m);
        }

        host.Stop();
        RecordFile.Verify(host.Path).Decisions.Should().BePositive();
    }

    [Fact]
    public async Task A_copy_of_the_active_segment_where_it_is_to_be_sealed_is_refused()
    {
        await FillAsync();
        File.Copy(host.Path, LogPaths.Sealed(host.Path, 3));
        var open = () => host.Store;

        open.Should().Throw<LogDamagedException>()
            .WithMessage($"{LogPaths.Sealed(host.Path, 3)}: *{host.Path} states segment 3 too; move the copy*");
        RecordFile.Verify(host.Path).Decisions.Should().BePositive("the active segment is read from its own file");
    }

    [Fact]
    public async Task A_segment_beyond_the_end_of_the_log_is_refused()
    {
        await FillAsync();
        var stranger = LogPaths.Sealed(host.Path, 9);
        var first = (await File.ReadAllLinesAsync(host.Path))[0];
        await File.WriteAllTextAsync(stranger, first.Replace("\"segment\":3", "\"segment\":9", StringComparison.Ordinal) + "\n");
        var open = () => host.Store;

        open.Should().Throw<LogDamagedException>()
            .WithMessage(
                $"{LogPaths.Sealed(host.Path, 3)}: *the segment is missing; move*back*or, where {stranger} is of another log, move that "
                    + "elsewhere");
        File.Delete(stranger);
        await MustGoOnAsync();
    }

    [Fact]
    public async Task An_older_copy_in_place_of_the_active_segment_is_refused()
    {
        await FillAsync();
        File.Copy(LogPaths.Sealed(host.Path, 1), host.Path, overwrite: true);
        var open = () => host.Store;

        open.Should().Throw<LogDamagedException>().WithMessage("*states segment 1 too*");
    }

    [Fact]
    public async Task A_sealed_segment_replaced_by_another_is_named()
    {
        await FillAsync();
        File.Copy(LogPaths.Sealed(host.Path, 1), LogPaths.Sealed(host.Path, 2), overwrite: true);
        var open = () => host.Store;

        open.Should().Throw<LogDamagedException>()
            .WithMessage(
                $"{LogPaths.Sealed(host.Path, 2)}: line 1: the file is not segment 2 of the log; the segment is missing; move*back*");
    }

    [Fact]
    public async Task The_index_of_another_segment_is_made_anew()
    {
        var id = await FillAsync();
        File.Copy(LogPaths.Ids(host.Path, 1), LogPaths.Ids(host.Path, 2), overwrite: true);

        (await host.CheckAsync(id, 1m)).IsExisting.Should().BeTrue();
        host.Messages.At(LogLevel.Warning)
            .Should().ContainSingle(text =>
                text.Contains($"{LogPaths.Sealed(host.Path, 2)}: the index is missing, damaged, or of another segment"));
    }

    public void Dispose() => host.Dispose();

    /// <summary>Two sealed segments and an active one; returns an id of the second.</summary>
    private async Task<string> FillAsync()
    {
        var (number, second) = (0, string.Empty);
        for (; SegmentFiles.Closed(host.Path).Count < 2; number++)
        {
            await host.CheckAsync($"d-{number}", 1m);
            second = SegmentFiles.Closed(host.Path).Count == 1 && second.Length == 0 ? $"d-{number + 1}" : second;
        }

        host.Stop();
        return second;
    }

    private async Task MustGoOnAsync()
    {
        (await host.CheckAsync("d-1", 1m)).IsExisting.Should().BeTrue();
        (await host.CheckAsync("new", 1m)).IsExisting.Should().BeFalse();
        host.Stop();
        RecordFile.Verify(host.Path).Decisions.Should().BePositive();
        RecordFile.Find(host.Path, "new").Should().NotBeNull();
    }
}
