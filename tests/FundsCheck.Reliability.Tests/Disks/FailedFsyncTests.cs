using System.Globalization;
using System.Text.RegularExpressions;
using FundsCheck.Records;
using FundsCheck.Reliability.Tests.Support;
using FundsCheck.Sandbox;

namespace FundsCheck.Reliability.Tests.Disks;

/// <summary>The kernel's fsync fails, as on a disk that breaks or a thin volume that has run out. Needs strace, which injects it.</summary>
public sealed partial class FailedFsyncTests : IAsyncLifetime
{
    private const string Account = "wp5rJy31NMfyEJNDvoqXhbwLlRaEGyCrwWWdy";

    private readonly LogFolder folder = LogFolder.OnDisk();
    private PlaidSandbox sandbox = null!;

    private string Trace => Path.Combine(folder.Path, "trace");

    public async ValueTask InitializeAsync() => sandbox = await PlaidSandbox.StartAsync();

    [Fact]
    public async Task A_failed_fsync_of_a_new_log_acknowledges_nothing_and_the_next_run_decides()
    {
        // strace counts for each thread; all but the last are of the one that opens the log.
        var count = await CountOrSkipAsync() - 1;
        string[] injected = [.. Enumerable.Range(1, count).Select(failing => failing.ToString(CultureInfo.InvariantCulture)), "1+"];

        foreach (var failing in injected)
        {
            using var own = LogFolder.OnDisk();
            var check = await StraceAsync(One(own.Log, "d-1"), "-e", $"inject=fsync:error=EIO:when={failing}");
            var again = await Command.FundsCheckAsync(One(own.Log, "d-1"));

            (check.ExitCode, check.Out).Should().Be((1, ""), "fsync {0} of {1} failed", failing, count);
            check.Error.Should().Contain("could not be flushed to the disk: Input/output error (error 5)");
            again.ExitCode.Should().Be(0, again.Error);
            RecordFile.Verify(own.Log).Decisions.Should().Be(1);
        }

        count.Should().BeGreaterThan(4, "the log, its owner and its folder are flushed when it is opened");
    }

    [Fact]
    public async Task A_failed_fsync_of_a_commit_acknowledges_no_unflushed_decision()
    {
        await CountOrSkipAsync();
        await Command.FundsCheckAsync(One(folder.Log, "d-1"));
        var debits = Path.Combine(folder.Path, "debits");
        await File.WriteAllLinesAsync(
            debits, Enumerable.Range(0, 300).Select(number => $$"""{"id":"b-{{number}}","account":"{{Account}}","amount":"0.01 USD"}"""));

        // Of the log alone: its tail, on the thread that opens it, and then a commit on that which writes it.
        var check = await StraceAsync(
            ["check", "--plaid-url", sandbox.Address.ToString(), "--debits", debits, "--decisions", folder.Log], "-P", folder.Log, "-e",
            "inject=fsync:error=EIO:when=2+");

        check.ExitCode.Should().Be(1);
        var acknowledged = check.Lines.Where(line => line.Contains("\"recorded\":true", StringComparison.Ordinal)).ToList();
        var failed = check.Lines.Where(line => line.Contains("decision.not-recorded", StringComparison.Ordinal)).ToList();
        (acknowledged.Count + failed.Count).Should().Be(300);
        acknowledged.Should().NotBeEmpty("one commit is flushed");
        failed.Should().NotBeEmpty("and none after it")
            .And.OnlyContain(line => line.Contains("ask again with the same id", StringComparison.Ordinal));
        var flushed = (await File.ReadAllLinesAsync(Trace)).Where(line => line.EndsWith(" = 0", StringComparison.Ordinal)
            && line.Contains("fsync(", StringComparison.Ordinal));
        flushed.Should().HaveCount(2);
    }

    [Fact]
    public async Task The_next_opening_writes_the_tail_anew_and_flushes_it_first()
    {
        await CountOrSkipAsync();
        await Command.FundsCheckAsync(One(folder.Log, "d-1"));
        var length = new FileInfo(folder.Log).Length;

        var check = await StraceAsync(One(folder.Log, "d-1"), "-P", folder.Log, "-e", "trace=pwrite64,fsync");

        check.ExitCode.Should().Be(0, check.Error);
        check.Out.Should().Contain("\"existing\":true");
        var calls = (await File.ReadAllLinesAsync(Trace)).Select(line => Call().Match(line)).Where(call => call.Success)
            .Select(call => $"{call.Groups["name"].Value}{call.Groups["rest"].Value}").ToList();
        calls.Should().HaveCount(2, "the decision stands in the log, and nothing is added");
        calls[0].Should().StartWith("pwrite64").And.EndWith($", {length}, 0) = {length}");
        calls[1].Should().StartWith("fsync").And.EndWith(" = 0");
    }

    public async ValueTask DisposeAsync()
    {
        await sandbox.DisposeAsync();
        folder.Dispose();
    }

    /// <summary>How many times one check of a new log flushes.</summary>
    private async Task<int> CountOrSkipAsync()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "strace is of Linux");
        using var own = LogFolder.OnDisk();
        var check = await StraceAsync(One(own.Log, "d-1"), "-e", "trace=fsync");
        Assert.SkipUnless(File.Exists(Trace), $"strace is not here, or may not trace: {check.Error.Trim()}");
        check.ExitCode.Should().Be(0, check.Error);
        return (await File.ReadAllLinesAsync(Trace)).Count(line => line.Contains("fsync(", StringComparison.Ordinal)
            && line.EndsWith(" = 0", StringComparison.Ordinal));
    }

    private Task<Command> StraceAsync(string[] arguments, params string[] options)
    {
        var info = Command.OfFundsCheck(arguments);
        return Command.RunAsync(
            "strace", info.Environment,
            ["-f", "-y", "-qq", "-s", "8", "-o", Trace, "-e", "trace=fsync", .. options, info.FileName, .. info.ArgumentList]);
    }

    private string[] One(string log, string id) =>
        [
            "check",
            "--plaid-url",
            sandbox.Address.ToString(),
            "--account",
            Account,
            "--amount",
            "1.00 USD",
            "--id",
            id,
            "--decisions",
            log,
            "--output",
            "json",
        ];

    [GeneratedRegex("^[0-9]+ +(?<name>pwrite64|fsync)\\([0-9]+<(?<file>[^>]+)>(?<rest>.*)$", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Call();
}
