using FundsCheck.Records;
using FundsCheck.Records.Format;

namespace FundsCheck.DecisionLog.Tests.Segments;

public sealed class DamagedFileTests : IDisposable
{
    private readonly LogHost host = new();

    public static TheoryData<string> DerivedFiles => ["000003.checkpoint", "000001.ids", "000002.ids", "000003.ids"];

    [Theory]
    [MemberData(nameof(DerivedFiles))]
    public async Task A_missing_checkpoint_or_index_is_rebuilt_byte_for_byte(string file)
    {
        var whole = await ThreeSegmentsAsync();

        File.Delete($"{host.Path}.{file}");
        await OpenAsync();

        SegmentFiles.Contents(host.Path).Should().BeEquivalentTo(whole);
    }

    [Theory]
    [MemberData(nameof(DerivedFiles))]
    public async Task A_truncated_or_altered_checkpoint_or_index_is_rebuilt(string file)
    {
        var whole = await ThreeSegmentsAsync();
        var bytes = await File.ReadAllBytesAsync($"{host.Path}.{file}");
        var random = new Random(8);

        for (var round = 0; round < 12; round++)
        {
            var damaged = bytes.ToArray();
            damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
            await File.WriteAllBytesAsync($"{host.Path}.{file}", round % 3 == 0 ? bytes[..random.Next(bytes.Length)] : damaged);
            var opens = () => OpenAsync();

            // The entries of an index are verified when they are searched.
            await opens.Should().NotThrowAsync();
            var search = async () => await host.Store.FindAsync("d-1", default);
            try
            {
                (await search())!.Record.Debit.Id.Should().Be("d-1");
            }
            catch (DecisionNotRecordedException exception)
            {
                exception.InnerException.Should().BeOfType<InvalidDataException>().Which.Message.Should().Contain(file)
                    .And.Contain("rebuilt");
                host.Clock.Advance(TimeSpan.FromSeconds(1));
                await host.OpenAgainAsync();
                (await search())!.Record.Debit.Id.Should().Be("d-1");
            }

            host.Stop();
            File.Delete($"{host.Path}.{file}");
        }

        await OpenAsync();
        SegmentFiles.Contents(host.Path).Should().BeEquivalentTo(whole);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("\n")]
    [InlineData("{\"end\":2}\n")]
    public async Task A_checkpoint_with_extra_bytes_is_rebuilt(string more)
    {
        var whole = await ThreeSegmentsAsync();
        await File.AppendAllTextAsync($"{host.Path}.000003.checkpoint", more);

        await OpenAsync();

        SegmentFiles.Contents(host.Path).Should().BeEquivalentTo(whole);
    }

    [Fact]
    public async Task A_checkpoint_with_a_removed_hold_is_not_used()
    {
        var whole = await ThreeSegmentsAsync();
        var path = $"{host.Path}.000003.checkpoint";
        var text = await File.ReadAllTextAsync(path);
        var held = text.IndexOf("\"amount\":\"", StringComparison.Ordinal);
        await File.WriteAllTextAsync(path, text[..(held + 10)] + "0" + text[(held + 11)..]);

        await OpenAsync();

        SegmentFiles.Contents(host.Path).Should().BeEquivalentTo(whole);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_missing_segment_is_named(int segment)
    {
        await ThreeSegmentsAsync();
        File.Move(LogPaths.Sealed(host.Path, segment), $"{host.Path}.elsewhere");

        var open = OpenAsync;
        var verify = () => RecordFile.Verify(host.Path);

        (await open.Should().ThrowAsync<LogDamagedException>()).WithMessage($"*.00000{segment}: *missing; move*back*");
        verify.Should().Throw<LogDamagedException>().WithMessage($"*.00000{segment}*missing*");
    }

    [Fact]
    public async Task A_missing_last_sealed_segment_is_named()
    {
        await ThreeSegmentsAsync();
        File.Move(LogPaths.Sealed(host.Path, 3), $"{host.Path}.elsewhere");

        var open = OpenAsync;
        var verify = () => RecordFile.Verify(host.Path);

        await open.Should().ThrowAsync<LogDamagedException>();
        verify.Should().Throw<LogDamagedException>().WithMessage("*the file is segment 4 of a log*000003 is missing*");
    }

    [Fact]
    public async Task Two_swapped_segments_are_found()
    {
        await ThreeSegmentsAsync();
        File.Move(LogPaths.Sealed(host.Path, 1), $"{host.Path}.elsewhere");
        File.Move(LogPaths.Sealed(host.Path, 2), LogPaths.Sealed(host.Path, 1));
        File.Move($"{host.Path}.elsewhere", LogPaths.Sealed(host.Path, 2));

        var verify = () => RecordFile.Verify(host.Path);

        verify.Should().Throw<LogDamagedException>().Which.Line.Should().Be(1);
    }

    [Fact]
    public async Task An_altered_sealed_segment_is_found_by_verification()
    {
        await ThreeSegmentsAsync();
        var path = LogPaths.Sealed(host.Path, 2);
        var text = await File.ReadAllTextAsync(path);
        await File.WriteAllTextAsync(path, text.Replace("\"class\":\"WEB\"", "\"class\":\"PPD\"", StringComparison.Ordinal));

        var verify = () => RecordFile.Verify(host.Path);

        verify.Should().Throw<LogDamagedException>().Which.File.Should().Be(path);
    }

    public void Dispose() => host.Dispose();

    private async Task<Dictionary<string, string>> ThreeSegmentsAsync()
    {
        var number = 0;
        while (SegmentFiles.Closed(host.Path).Count < 3)
        {
            await SegmentFiles.FillAsync(host, 5, number);
            number += 5;
            host.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        await SegmentFiles.FillAsync(host, 1, number);
        host.Stop();
        return SegmentFiles.Contents(host.Path);
    }

    private async Task OpenAsync()
    {
        try
        {
            await host.Store.FindAsync("never-seen", default);
        }
        finally
        {
            host.Stop();
        }
    }
}
