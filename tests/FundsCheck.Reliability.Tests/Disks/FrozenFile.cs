using FundsCheck.Reliability.Tests.Support;

namespace FundsCheck.Reliability.Tests.Disks;

/// <summary>
/// A file that nobody may write, root neither, nor whoever has it open. Needs a file system that knows this; a test without is skipped.
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
