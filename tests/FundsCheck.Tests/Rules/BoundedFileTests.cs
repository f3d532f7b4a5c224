using FundsCheck.Rules;
using FundsCheck.Tests.Files;

namespace FundsCheck.Tests.Rules;

public sealed class BoundedFileTests : IDisposable
{
    private const int BytesMax = 1_000;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fundscheck-");

    [Theory]
    [InlineData(0)]
    [InlineData(999)]
    [InlineData(1_000)]
    [InlineData(5_000)]
    public async Task Reads_a_fifo_as_it_reads_a_file(int length)
    {
        Assert.SkipUnless(Fifo.CanBeMade, "needs Linux and mkfifo");
        var fifo = Fifo.Make(Path.Combine(_folder.FullName, "fifo"));
        var content = Enumerable.Range(0, length).Select(number => unchecked((byte)number)).ToArray();
        var writing = Task.Run(async () =>
        {
            try
            {
                await File.WriteAllBytesAsync(fifo, content);
            }
            catch (IOException)
            {
                // The reader leaves where it has read enough.
            }
        });

        var read = BoundedFile.Read(fifo, BytesMax);

        read.Should().Equal(content.Take(BytesMax + 1));
        await writing;
    }

    [Fact]
    public void Reads_a_device_no_further_than_the_limit()
    {
        Assert.SkipUnless(Fifo.CanBeMade, "needs Linux");

        BoundedFile.Read("/dev/zero", BytesMax).Should().HaveCount(BytesMax + 1);
    }

    [Fact]
    public void Waits_for_a_fifo_no_longer_than_the_bound()
    {
        Assert.SkipUnless(Fifo.CanBeMade, "needs Linux and mkfifo");
        var fifo = Fifo.Make(Path.Combine(_folder.FullName, "fifo"));

        var read = () => BoundedFile.Within(fifo, TimeSpan.FromMilliseconds(50), () => File.ReadAllBytes(fifo));

        read.Should().Throw<FileStalledException>().WithMessage("*did not open and end within*name a regular file");
    }

    [Fact]
    public void Throws_what_the_reading_throws()
    {
        Assert.SkipUnless(Fifo.CanBeMade, "needs Linux");

        new Action(() => BoundedFile.Read(_folder.FullName, BytesMax)).Should().Throw<UnauthorizedAccessException>();
        new Action(() => BoundedFile.Read(Path.Combine(_folder.FullName, "missing"), BytesMax)).Should().Throw<FileNotFoundException>();
    }

    [Fact]
    public void A_rule_set_on_a_device_is_too_large_and_not_waited_for()
    {
        Assert.SkipUnless(Fifo.CanBeMade, "needs Linux");

        new Action(() => RuleSet.Load("/dev/zero")).Should().Throw<RuleSetInvalidException>().Which.Problems.Should().ContainSingle()
            .Which.Code.Should().Be("file.size");
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
