using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using FundsCheck.Sandbox;

namespace FundsCheck.Cli.Tests;

public sealed class ProgramTests
{
    private static readonly TimeSpan EndsWithin = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData(0, "--help")]
    [InlineData(0, "--version")]
    [InlineData(0, "rules", "schema")]
    [InlineData(2)]
    [InlineData(2, "bogus")]
    [InlineData(2, "check")]
    [InlineData(2, "sandbox", "--port", "70000")]
    [InlineData(2, "sandbox", "--port", "abc")]
    [InlineData(2, "sandbox", "--webhook-url", "http://example.com/webhook")]
    public async Task A_command_ends_with_its_exit_status(int exitCode, params string[] arguments)
    {
        using var program = Start(arguments);
        await program.StandardOutput.ReadToEndAsync().WaitAsync(EndsWithin);

        await program.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(EndsWithin);

        program.ExitCode.Should().Be(exitCode);
    }

    [Fact]
    public async Task The_tour_shows_every_outcome_and_replays_its_log()
    {
        using var program = Start("demo");

        var output = await program.StandardOutput.ReadToEndAsync().WaitAsync(EndsWithin);
        await program.WaitForExitAsync().WaitAsync(EndsWithin);

        program.ExitCode.Should().Be(0);
        output.Should().Contain("ACCEPT").And.Contain("REVIEW").And.Contain("DECLINE").And.Contain("ITEM_LOGIN_REQUIRED")
            .And.NotContain("access-sandbox-").And.NotContain("\u001b");
        var log = Regex.Match(
            output,
            "(?m)^their log: (?<path>.*decisions\\.jsonl)\r?\n"
                + "[0-9]+ lines, the chain is unbroken; (?<count>[0-9]+) decisions replayed, 0 differ\r?$",
            RegexOptions.ExplicitCapture,
            EndsWithin).Groups;
        log["count"].Value.Should().Be("23");
        (await File.ReadAllTextAsync(log["path"].Value)).Should().Contain("\"id\":\"demo-03\"").And.NotContain("access-sandbox-");
        Directory.Delete(Path.GetDirectoryName(log["path"].Value)!, recursive: true);
    }

    [Fact]
    public async Task The_sandbox_prints_its_address_first_and_stops_on_a_signal()
    {
        using var program = Start("sandbox");
        var first = await program.StandardOutput.ReadLineAsync().WaitAsync(EndsWithin);

        using var kill = Process.Start("kill", ["-TERM", program.Id.ToString(CultureInfo.InvariantCulture)]);
        await program.StandardOutput.ReadToEndAsync().WaitAsync(EndsWithin);
        await program.WaitForExitAsync().WaitAsync(EndsWithin);

        first.Should().Contain("http://127.0.0.1:");
        program.ExitCode.Should().Be(0);
    }

    [Fact]
    public async Task A_port_that_is_taken_ends_with_1()
    {
        await using var sandbox = await PlaidSandbox.StartAsync();
        using var program = Start("sandbox", "--port", sandbox.Address.Port.ToString(CultureInfo.InvariantCulture));

        await program.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(EndsWithin);

        program.ExitCode.Should().Be(1);
        (await program.StandardError.ReadToEndAsync()).Should().Contain("is in use");
    }

    private static Process Start(params string[] arguments)
    {
        var info = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "FundsCheck.Cli.dll"), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(info)!;
    }
}
