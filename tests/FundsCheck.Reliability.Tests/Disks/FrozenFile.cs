using FundsCheck.Reliability.Tests.Support;

namespace FundsCheck.Reliability.Tests.Disks;

/// <summary>
/// A file that no process can write, including root and processes that have it open. The test is skipped where the file system does not
/// support this.
/// </summary>
internal sealed class FrozenFile : IAsyncDisposable
{
    private readonly string path;
    private bool isFrozen = true;

    private FrozenFile(string path) => this.path = path;

    public static async Task<FrozenFile> FreezeOrSkipAsync(string path)
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess,
            "a file is made read-only for root too, which needs Linux and root");
        var frozen = await Command.RunAsync("chattr", "+i", path);
        Assert.SkipUnless(frozen.ExitCode == 0, $"a file cannot be made read-only for root here: {frozen.Error.Trim()}");
        return new FrozenFile(path);
    }

    public async Task ThawAsync()
    {
        if (isFrozen)
        {
            isFrozen = false;
            (await Command.RunAsync("chattr", "-i", path)).ExitCode.Should().Be(0);
        }
    }

    public async ValueTask DisposeAsync() => await ThawAsync();
}
