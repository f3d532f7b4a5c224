using System.Net.Sockets;

namespace FundsCheck.Tests.Files;

public sealed class RegularFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fundscheck-");

    [Fact]
    public void A_file_a_missing_one_and_a_link_to_a_file_are_no_other_kind()
    {
        var file = PathOf("file");
        File.WriteAllText(file, "text");
        File.CreateSymbolicLink(PathOf("link"), file);

        new[] { file, PathOf("link"), PathOf("missing"), "", "a\0b" }.Should().OnlyContain(path => RegularFile.OtherKind(path) == null);
        RegularFile.Require(file);
    }

    [Fact]
    public void A_fifo_a_device_a_socket_and_a_folder_are_found_without_being_opened()
    {
        Assert.SkipUnless(Fifo.CanBeMade, "needs Linux and mkfifo");
        Fifo.Make(PathOf("fifo"));
        File.CreateSymbolicLink(PathOf("link"), PathOf("fifo"));
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(PathOf("socket")));

        RegularFile.OtherKind(PathOf("fifo")).Should().Be("a FIFO");
        RegularFile.OtherKind(PathOf("link")).Should().Be("a FIFO");
        RegularFile.OtherKind("/dev/zero").Should().Be("a device");
        RegularFile.OtherKind(PathOf("socket")).Should().Be("a socket");
        RegularFile.OtherKind(_folder.FullName).Should().Be("a folder");
        new Action(() => RegularFile.Require(PathOf("fifo"))).Should().Throw<IOException>().WithMessage("*is a FIFO; name a regular file");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);
}
