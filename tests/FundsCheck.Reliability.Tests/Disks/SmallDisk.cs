using FundsCheck.Reliability.Tests.Support;

namespace FundsCheck.Reliability.Tests.Disks;

/// <summary>A disk of a few pages, in memory: it fills up. Needs Linux and the right to mount; else the test is skipped.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private readonly DirectoryInfo folder;

    private SmallDisk(DirectoryInfo folder) => this.folder = folder;

    public string Log => Path.Combine(folder.FullName, "decisions.jsonl");

    public static async Task<SmallDisk> MountOrSkipAsync(int kilobytes)
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "a disk that fills up is mounted, which needs Linux and root");
        var place = Directory.CreateTempSubdirectory("fundscheck-disk-");
        var mounted = await Command.RunAsync("mount", "-t", "tmpfs", "-o", $"size={kilobytes}k", "fundscheck-test", place.FullName);
        if (mounted.ExitCode != 0)
        {
            place.Delete();
            Assert.Skip($"a disk that fills up cannot be mounted here: {mounted.Error.Trim()}");
        }

        return new SmallDisk(place);
    }

    public Task GrowAsync() => RemountAsync("size=4m");

    public Task MakeReadOnlyAsync() => RemountAsync("ro");

    public Task MakeWritableAsync() => RemountAsync("rw");

    /// <summary>Takes all space that is left.</summary>
    public void Fill()
    {
        using var file = new FileStream(
            Path.Combine(folder.FullName, "filler"), FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            while (true)
            {
                file.Write(new byte[4_096]);
            }
        }
        catch (IOException)
        {
            // It is full.
        }
    }

    public void Free() => File.Delete(Path.Combine(folder.FullName, "filler"));

    public async ValueTask DisposeAsync()
    {
        (await Command.RunAsync("umount", "--lazy", folder.FullName)).ExitCode.Should().Be(0);
        folder.Delete();
    }

    private async Task RemountAsync(string option)
    {
        var mounted = await Command.RunAsync("mount", "-o", $"remount,{option}", folder.FullName);
        mounted.ExitCode.Should().Be(0, mounted.Error);
    }
}
