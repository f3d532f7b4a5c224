using System.Runtime.Versioning;
using FundsCheck.DecisionLog.Tests.Segments;
using Microsoft.Extensions.Logging;

namespace FundsCheck.DecisionLog.Tests.Disks;

/// <summary>A log holds account keys and balances: its files are their owner's alone.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class PrivateFileTests : IDisposable
{
    private const UnixFileMode OwnersAlone = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly LogHost host = new();

    [Fact]
    public async Task Every_file_of_a_log_is_its_owners_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes");
        var folder = Path.GetDirectoryName(host.Path)!;
        var mode = File.GetUnixFileMode(folder);
        await SegmentFiles.FillAsync(host, 150);
        await File.WriteAllTextAsync($"{host.Path}.owner.new", "left over, and readable by others");
        host.Stop();
        await host.CheckAsync("d-1000", 1m);

        var files = Directory.GetFiles(folder).ToDictionary(file => Path.GetFileName(file), File.GetUnixFileMode);

        files.Keys
            .Should().Contain([
                "decisions.jsonl", "decisions.jsonl.000001", "decisions.jsonl.000001.ids", "decisions.jsonl.lock", "decisions.jsonl.owner",
            ]);
        files.Keys.Should().Contain(file => file.EndsWith(".checkpoint", StringComparison.Ordinal));
        files.Should().OnlyContain(file => file.Value == OwnersAlone);
        File.GetUnixFileMode(folder).Should().Be(mode, "the rights of the folder are the operator's");
    }

    [Theory]
    [InlineData("")]
    [InlineData(".000001")]
    public async Task A_log_that_others_can_read_is_warned_of_and_left_as_it_is(string ending)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes");
        await SegmentFiles.FillAsync(host, 150);
        host.Stop();
        var shared = OwnersAlone | UnixFileMode.GroupRead;
        File.SetUnixFileMode(host.Path + ending, shared);

        await host.Store.FindAsync("d-1", default);

        host.Messages.At(LogLevel.Warning).Should().ContainSingle().Which
            .Should().Contain($"{host.Path}{ending} can be read by other users").And.Contain("chmod 600");
        File.GetUnixFileMode(host.Path + ending).Should().Be(shared);
    }

    public void Dispose() => host.Dispose();
}
