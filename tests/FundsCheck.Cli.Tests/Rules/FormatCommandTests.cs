using System.Security.Cryptography;
using System.Text;
using FundsCheck.Rules;

namespace FundsCheck.Cli.Tests.Rules;

public sealed class FormatCommandTests : IDisposable
{
    private static readonly string Formatted = RuleSet.Default.CanonicalText;
    private static readonly string Loose = Formatted.Replace("\n    { \"id\"", "{\"id\"", StringComparison.Ordinal);

    private readonly string folder = Directory.CreateTempSubdirectory("fundscheck-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Every_file_is_formatted_and_named()
    {
        var loose = Write("loose.json", Loose);
        var clean = Write("clean.json", Formatted);
        var written = File.GetLastWriteTimeUtc(clean);

        var run = await Run.OfAsync("rules", "fmt", folder);

        (run.ExitCode, run.Out, run.Error).Should().Be((0, $"{loose}\n", ""));
        File.ReadAllText(loose).Should().Be(Formatted);
        File.GetLastWriteTimeUtc(clean).Should().Be(written);
        Directory.GetFiles(folder).Should().HaveCount(2, "nothing is left beside them");
    }

    [Fact]
    public async Task The_hash_of_a_formatted_file_is_the_identity_of_its_rule_set()
    {
        var path = Write("loose.json", Loose);

        await Run.OfAsync("rules", "fmt", path);

        Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))).Should().Be(RuleSet.Load(path).Identity.Sha256);
    }

    [Fact]
    public async Task Check_lists_the_files_and_writes_none()
    {
        var loose = Write("loose.json", Loose);
        Write("clean.json", Formatted);

        var found = await Run.OfAsync("rules", "fmt", folder, "--check");
        var clean = await Run.OfAsync("rules", "fmt", "--check", Path.Combine(folder, "clean.json"));

        (found.ExitCode, found.Out).Should().Be((1, $"{loose}\n"));
        File.ReadAllText(loose).Should().Be(Loose);
        (clean.ExitCode, clean.Out).Should().Be((0, ""));
    }

    [Fact]
    public async Task A_byte_order_mark_and_carriage_returns_are_removed()
    {
        var path = Path.Combine(folder, "windows.json");
        File.WriteAllText(
            path, Formatted.Replace("\n", "\r\n", StringComparison.Ordinal), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

        var run = await Run.OfAsync("rules", "fmt", path);

        run.ExitCode.Should().Be(0);
        File.ReadAllBytes(path).Should().Equal(Encoding.UTF8.GetBytes(Formatted));
    }

    [Theory]
    [InlineData("--check")]
    [InlineData]
    public async Task A_file_that_does_not_load_is_reported_and_not_written(params string[] options)
    {
        var text = Loose.Replace("\"currency\": \"USD\"", "\"curency\": \"USD\"", StringComparison.Ordinal);
        var broken = Write("broken.json", text);
        var loose = Write("loose.json", Loose);

        var run = await Run.OfAsync(["rules", "fmt", broken, loose, .. options]);

        run.ExitCode.Should().Be(2);
        run.Error.Should().StartWith($"{broken}:7:3: ").And.Contain("member.unknown");
        run.Out.Should().Be($"{loose}\n", "the others are seen to all the same");
        File.ReadAllText(broken).Should().Be(text);
    }

    [Fact]
    public async Task A_missing_file_ends_with_2()
    {
        var run = await Run.OfAsync("rules", "fmt", Path.Combine(folder, "none.json"));

        run.ExitCode.Should().Be(2);
        run.Error.Should().Contain("file.unreadable");
    }

    [Fact]
    public async Task The_mode_of_the_file_stays()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("there are no modes here");
            return;
        }

        var path = Write("loose.json", Loose);
        const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherWrite;
        File.SetUnixFileMode(path, Mode);

        await Run.OfAsync("rules", "fmt", path);

        File.GetUnixFileMode(path).Should().Be(Mode);
    }

    [Fact]
    public async Task A_link_stays_a_link_and_its_target_is_written()
    {
        var target = Write("target.json", Loose);
        var between = Path.Combine(folder, "between");
        var link = Path.Combine(folder, "link");
        File.CreateSymbolicLink(between, "target.json");
        File.CreateSymbolicLink(link, between);

        var run = await Run.OfAsync("rules", "fmt", link);

        run.ExitCode.Should().Be(0);
        File.ReadAllText(target).Should().Be(Formatted);
        new FileInfo(link).LinkTarget.Should().Be(between);
        new FileInfo(between).LinkTarget.Should().Be("target.json");
    }

    [Fact]
    public async Task A_read_only_file_is_an_error_and_stays()
    {
        var path = Write("loose.json", Loose);
        File.SetAttributes(path, FileAttributes.ReadOnly);

        var run = await Run.OfAsync("rules", "fmt", path);
        var check = await Run.OfAsync("rules", "fmt", path, "--check");
        File.SetAttributes(path, FileAttributes.Normal);

        (run.ExitCode, run.Out, run.Error).Should().Be((1, "", $"{path}: the file is read-only and unchanged; make it writable\n"));
        (check.ExitCode, check.Out).Should().Be((1, $"{path}\n"));
        File.ReadAllText(path).Should().Be(Loose);
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
