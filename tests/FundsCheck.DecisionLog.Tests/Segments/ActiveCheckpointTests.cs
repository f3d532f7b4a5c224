using System.Globalization;
using FundsCheck.DecisionLog.Tests.Disks;
using FundsCheck.Records;
using FundsCheck.Records.Format;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace FundsCheck.DecisionLog.Tests.Segments;

/// <summary>The checkpoint within the active segment shortens the opening and changes nothing else.</summary>
public sealed class ActiveCheckpointTests : IDisposable
{
    private const int Apart = 4_096;
    private const long Whole = long.MaxValue / 2;

    private readonly LogHost host = new();
    private readonly FailingDisk disk = new();

    public ActiveCheckpointTests()
    {
        host.SegmentBytes = DecisionLogOptions.SegmentBytesMost;
        host.Configure = options => (options.CheckpointBytes, options.Disk) = (Apart, disk);
    }

    private string Checkpoint => LogPaths.ActiveCheckpoint(host.Path);

    private string Ids => LogPaths.ActiveIds(host.Path);

    public static TheoryData<long, int> Sizes()
    {
        var sizes = new TheoryData<long, int>();
        for (var seed = 1; seed <= 6; seed++)
        {
            sizes.Add(DecisionLogOptions.SegmentBytesLeast, seed);
            sizes.Add(DecisionLogOptions.SegmentBytesMost, seed);
        }

        return sizes;
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public async Task A_log_opened_from_its_checkpoint_has_the_state_of_all_its_lines(long segmentBytes, int seed)
    {
        host.SegmentBytes = segmentBytes;
        await OddLog.FillAsync(host, new Random(seed), 150);
        host.Stop();
        File.Exists(Checkpoint).Should().BeTrue();

        IsUsed().Should().BeTrue();
        var resumed = State();
        File.Delete(Checkpoint);

        State().Should().Equal(resumed);
        IsUsed().Should().BeFalse();
        RecordFile.Verify(host.Path).Differing.Should().Be(0);
    }

    [Fact]
    public async Task Nothing_is_decided_twice_and_holds_count_after_restarts_between_checkpoints()
    {
        await host.CheckAsync("first", 600m);
        await host.Checker.RecordAsync("first", new DebitEvent.Sent(host.Clock.GetUtcNow()));
        for (var round = 0; round < 6; round++)
        {
            await SegmentFiles.FillAsync(host, 15, from: round * 15);
            host.Stop();
        }

        var again = () => host.CheckAsync("first", 600m);
        var next = await host.CheckAsync("next", 600m);

        await again.Should().ThrowAsync<DebitClosedException>();
        next.Record.Holds.DebitIds.Should().Contain("first");
        foreach (var number in Enumerable.Range(0, 90))
        {
            (await host.Store.FindAsync($"d-{number}", default)).Should().NotBeNull();
        }

        host.Stop();
        RecordFile.Verify(host.Path).Decisions.Should().Be(92);
    }

    [Fact]
    public async Task A_damaged_or_missing_file_is_ignored_and_replaced()
    {
        await SegmentFiles.FillAsync(host, 40);
        host.Stop();
        var expected = State();
        var random = new Random(3);
        foreach (var file in (string[])[Checkpoint, Ids])
        {
            var bytes = await File.ReadAllBytesAsync(file);
            for (var round = 0; round < 40; round++)
            {
                var damaged = bytes.ToArray();
                damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
                await File.WriteAllBytesAsync(file, round % 4 == 0 ? bytes[..random.Next(bytes.Length)] : damaged);

                State().Should().Equal(expected);
            }

            File.Delete(file);
            State().Should().Equal(expected);
            await File.WriteAllBytesAsync(file, bytes);
        }

        await File.AppendAllBytesAsync(Ids, new byte[70]);
        IsUsed().Should().BeTrue("entries after those of the checkpoint do not count");
        State().Should().Equal(expected);
    }

    [Fact]
    public async Task A_link_in_place_of_a_file_is_not_followed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need rights on Windows");
        await SegmentFiles.FillAsync(host, 40);
        host.Stop();
        var target = $"{host.Path}.other";
        File.Move(Ids, target);
        File.CreateSymbolicLink(Ids, target);
        var before = await File.ReadAllBytesAsync(target);

        IsUsed().Should().BeFalse();
        await SegmentFiles.FillAsync(host, 40, from: 40);
        host.Stop();

        (await File.ReadAllBytesAsync(target)).Should().Equal(before);
        IsUsed().Should().BeTrue();
    }

    [Theory]
    [InlineData("shorter")]
    [InlineData("other")]
    [InlineData("altered")]
    public async Task A_checkpoint_of_other_lines_is_ignored(string lines)
    {
        await SegmentFiles.FillAsync(host, 40);
        host.Stop();
        var log = await File.ReadAllLinesAsync(host.Path);
        var last = LastLine();
        await File.WriteAllLinesAsync(host.Path, lines switch
        {
            "shorter" => log[..(last - 1)],
            "altered" => [.. log[..(last - 1)], log[last - 1].Replace("d-", "e-", StringComparison.Ordinal), .. log[last..]],
            _ => log,
        });
        if (lines == "other")
        {
            using var other = new LogHost();
            other.SegmentBytes = host.SegmentBytes;
            await SegmentFiles.FillAsync(other, 50, from: 100);
            other.Stop();
            File.Copy(other.Path, host.Path, overwrite: true);
        }

        var opens = () => State();

        if (lines == "altered")
        {
            opens.Should().Throw<LogDamagedException>();
        }
        else
        {
            IsUsed().Should().BeFalse();
            var state = opens();
            File.Delete(Checkpoint);
            State().Should().Equal(state);
        }
    }

    [Fact]
    public async Task A_line_altered_before_the_checkpoint_is_damage_where_it_is_looked_up()
    {
        await SegmentFiles.FillAsync(host, 40);
        host.Stop();
        var log = await File.ReadAllLinesAsync(host.Path);
        var at = Array.FindIndex(log, line => line.Contains("\"d-3\"", StringComparison.Ordinal));
        log[at] = log[at].Replace("\"d-3\"", "\"d-4\"", StringComparison.Ordinal);
        await File.WriteAllLinesAsync(host.Path, log);

        var look = () => host.Store.FindAsync("d-3", default).AsTask();
        var verify = () => RecordFile.Verify(host.Path);

        (await look.Should().ThrowAsync<DecisionNotRecordedException>()).WithInnerException<LogDamagedException>();
        host.Stop();
        verify.Should().Throw<LogDamagedException>();
    }

    [Fact]
    public async Task A_checkpoint_that_cannot_be_written_fails_no_decision()
    {
        disk.Fails = path => path.Contains(".active.", StringComparison.Ordinal);
        await SegmentFiles.FillAsync(host, 40);
        host.Messages.At(LogLevel.Warning)
            .Should().Contain(line => line.Contains("checkpoint within the active", StringComparison.Ordinal));
        disk.Fails = _ => false;
        await SegmentFiles.FillAsync(host, 40, from: 40);
        host.Stop();

        IsUsed().Should().BeTrue();
        var state = State();
        File.Delete(Checkpoint);
        State().Should().Equal(state);
        RecordFile.Verify(host.Path).Decisions.Should().Be(80);
    }

    public void Dispose() => host.Dispose();

    private int LastLine()
    {
        var position = File.ReadLines(Checkpoint).First(line => line.Contains("\"lines\":", StringComparison.Ordinal));
        return int.Parse(position.Split("\"lines\":")[1].Split(',')[0], NumberStyles.None, CultureInfo.InvariantCulture);
    }

    /// <summary>Returns true where an opening does not read the second line of the active segment.</summary>
    private bool IsUsed()
    {
        var bytes = File.ReadAllBytes(host.Path);
        var altered = bytes.ToArray();
        altered[bytes.AsSpan().IndexOf((byte)'\n') + 2] ^= 1;
        File.WriteAllBytes(host.Path, altered);
        try
        {
            State();
            return true;
        }
        catch (LogDamagedException)
        {
            return false;
        }
        finally
        {
            File.WriteAllBytes(host.Path, bytes);
        }
    }

    /// <summary>Opens the log; returns its state as a checkpoint.</summary>
    private byte[] State()
    {
        using var log = SegmentedLog.Open(
            host.Path, new DecisionLogOptions { Path = host.Path, MaxSegmentBytes = host.SegmentBytes, CheckpointBytes = Whole },
            host.Clock, NullLogger.Instance);
        using var stream = new MemoryStream();
        Records.Format.Checkpoint.Write(
            stream, new LogPosition(log.LinesOnDisk, default, 0), log.Debits.RuleSets.All, log.Holds, log.Statuses,
            LogTimes.None.With(log.RecordedUntil));
        return stream.ToArray();
    }
}
