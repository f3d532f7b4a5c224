namespace FundsCheck.DecisionLog.Tests.Disks;

public sealed class AtomicFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("fundscheck-").FullName;

    private string Target => Path.Combine(folder, "file");

    private string Temporary => Path.Combine(folder, "file.new");

    [Fact]
    public void Replaces_a_file_and_the_temporary_file_of_an_interrupted_attempt()
    {
        File.WriteAllText(Target, "old");
        File.WriteAllText(Temporary, "left over, and longer than the new content");

        AtomicFile.Write(Target, Temporary, stream => stream.Write("new"u8));

        File.ReadAllText(Target).Should().Be("new");
        Directory.GetFiles(folder).Should().Equal(Target);
    }

    [Fact]
    public void A_failed_write_keeps_the_file_and_removes_the_temporary_file()
    {
        File.WriteAllText(Target, "old");

        var write = () => AtomicFile.Write(Target, Temporary, stream =>
        {
            stream.Write("ne"u8);
            throw new IOException("the disk is full");
        });

        write.Should().Throw<IOException>().WithMessage("the disk is full");
        File.ReadAllText(Target).Should().Be("old");
        Directory.GetFiles(folder).Should().Equal(Target);
    }

    [Fact]
    public void A_failed_rename_removes_the_temporary_file()
    {
        Directory.CreateDirectory(Target);

        var write = () => AtomicFile.Write(Target, Temporary, stream => stream.Write("new"u8));

        write.Should().Throw<Exception>();
        Directory.GetFiles(folder).Should().BeEmpty();
    }

    [Fact]
    public void The_content_is_its_owners_alone_from_the_start()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes");
        UnixFileMode? mode = null;

        AtomicFile.Write(
            Target, Temporary, stream => mode = OperatingSystem.IsWindows() ? null : File.GetUnixFileMode(stream.SafeFileHandle));

        mode.Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
