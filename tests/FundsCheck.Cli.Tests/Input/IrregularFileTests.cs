using System.Diagnostics;
using FundsCheck.Rules;
using FundsCheck.Sandbox;

namespace FundsCheck.Cli.Tests.Input;

/// <summary>Inputs that are no regular files: FIFOs, devices, a shell's substitution, a closed standard input.</summary>
public sealed class IrregularFileTests : IDisposable
{
    private const string Debit = """{"id":"d-1","account":"wp5rJy31NMfyEJNDvoqXhbwLlRaEGyCrwWWdy","amount":"75.00 USD"}""";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fundscheck-");

    private static bool IsLinux => OperatingSystem.IsLinux() && File.Exists("/usr/bin/mkfifo") && File.Exists("/bin/bash");

    [Fact]
    public async Task A_fifo_that_nothing_writes_to_is_given_up_with_a_clear_error()
    {
        Assert.SkipUnless(IsLinux, "needs Linux and mkfifo");
        var fifo = MakeFifo();
        string[] loopback = ["--plaid-url", "http://127.0.0.1:9"];
        string[] one = ["--account", Run.Account, "--amount", "75.00 USD"];

        // All wait at once, each for as long as it may.
        var runs = await Task.WhenAll(
            Run.OfAsync("", Run.Token, ["check", .. loopback, .. one, "--rules", fifo]),
            Run.OfAsync("", null, ["check", .. loopback, .. one, "--access-token-file", fifo]),
            Run.OfAsync("", Run.Token, ["check", .. loopback, "--debits", fifo]),
            Run.OfAsync("rules", "lint", fifo));

        runs.Should().OnlyContain(run => run.ExitCode == 2);
        runs.Should().OnlyContain(run => (run.Out + run.Error).Contains("did not open and end within 10 s"));
    }

    [Fact]
    public async Task A_device_that_never_ends_is_read_no_further_than_a_bound()
    {
        Assert.SkipUnless(IsLinux, "needs Linux");
        string[] loopback = ["--plaid-url", "http://127.0.0.1:9"];
        string[] one = ["--account", Run.Account, "--amount", "75.00 USD"];

        (await Run.OfAsync("", Run.Token, ["check", .. loopback, .. one, "--rules", "/dev/zero"])).ShouldRefuse("file.size");
        (await Run.OfAsync(
            "", null, ["check", .. loopback, .. one, "--access-token-file", "/dev/zero"])).ShouldRefuse("without an access token");
        (await Run.OfAsync(
            "", Run.Token, ["check", .. loopback, "--debits", "/dev/zero"])).ShouldRefuse("has no line end within 67108864 bytes");
        (await Run.OfAsync("rules", "lint", "/dev/zero")).ShouldRefuse("file.size");
    }

    [Fact]
    public async Task A_decision_log_that_is_no_regular_file_is_refused_before_it_is_opened()
    {
        Assert.SkipUnless(IsLinux, "needs Linux and mkfifo");
        var fifo = MakeFifo();
        foreach (var (path, kind) in new[] { (fifo, "a FIFO"), ("/dev/zero", "a device"), (_folder.FullName, "a folder") })
        {
            (await Run.OfAsync(
                "",
                Run.Token,
                [
                    "check", "--plaid-url", "http://127.0.0.1:9", "--account", Run.Account, "--amount", "75.00 USD", "--decisions", path,
                ])).ShouldRefuse($"is {kind}");
            (await Run.OfAsync("decisions", "verify", path)).ShouldRefuse($"is {kind}");
            (await Run.OfAsync("decisions", "replay", path)).ShouldRefuse($"is {kind}");
            (await Run.OfAsync("decisions", "show", path, "d-1")).ShouldRefuse($"is {kind}");
            (await Run.OfAsync("decisions", "record", path, "d-1", "cancelled")).ShouldRefuse($"is {kind}");
        }
    }

    [Fact]
    public async Task A_rule_file_that_is_a_fifo_is_never_formatted()
    {
        Assert.SkipUnless(IsLinux, "needs Linux and mkfifo");

        (await Run.OfAsync("rules", "fmt", MakeFifo())).ShouldRefuse("is a FIFO");
    }

    [Fact]
    public async Task A_shells_substitution_is_read_like_a_file()
    {
        Assert.SkipUnless(IsLinux, "needs Linux and bash");
        await using var sandbox = await PlaidSandbox.StartAsync();
        var rules = Path.Combine(_folder.FullName, "rules.json");
        await File.WriteAllTextAsync(rules, RuleSet.Default.CanonicalText);

        var run = await BashAsync(
            $"{Program} check --plaid-url {sandbox.Address} --rules <(cat '{rules}') --access-token-file <(echo {Run.Token}) --debits "
                + $"<(echo '{Debit}')");

        run.Error.Should().NotContain("does not exist");
        run.ExitCode.Should().Be(0, run.Error);
        run.Out.Should().Contain("\"outcome\":\"accept\"");
    }

    [Fact]
    public async Task A_standard_input_that_is_closed_ends_with_a_clear_error()
    {
        Assert.SkipUnless(IsLinux, "needs Linux and bash");

        var run = await BashAsync($"PLAID_ACCESS_TOKEN={Run.Token} {Program} check --plaid-url http://127.0.0.1:9 --debits - <&-");

        run.ShouldRefuse("standard input is closed");
    }

    [Theory]
    [InlineData("< /dev/null", 0)]
    [InlineData("< <(true)", 0)]
    [InlineData("<<< ''", 0)]
    public async Task A_standard_input_that_is_only_empty_is_no_closed_one(string redirection, int exitCode)
    {
        Assert.SkipUnless(IsLinux, "needs Linux and bash");

        var run = await BashAsync(
            $"PLAID_ACCESS_TOKEN={Run.Token} {Program} check --plaid-url http://127.0.0.1:9 --debits - {redirection}");

        run.ExitCode.Should().Be(exitCode, run.Error);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static string Program => $"dotnet '{Path.Combine(AppContext.BaseDirectory, "FundsCheck.Cli.dll")}'";

    private string MakeFifo()
    {
        var path = Path.Combine(_folder.FullName, $"{Guid.NewGuid():N}.json");
        using var process = Process.Start("mkfifo", [path]);
        process.WaitForExit();
        return path;
    }

    private static Task<Run> BashAsync(string command) => ShellCommand.RunAsync(command, Environment.CurrentDirectory, "/bin/bash");
}
