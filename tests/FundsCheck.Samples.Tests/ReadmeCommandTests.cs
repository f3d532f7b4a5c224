using System.Globalization;
using FundsCheck.Sandbox;
using FundsCheck.Samples.Tests.Support;
using FundsCheck.Samples.Tests.Worker;

namespace FundsCheck.Samples.Tests;

/// <summary>The commands of the samples' pages, run as they stand there, by the shell.</summary>
public sealed class ReadmeCommandTests : IDisposable
{
    private const string PortOfThePages = "5099";

    private readonly WorkerFolder _folder = new();

    [Fact]
    public async Task The_payments_print_what_their_page_shows()
    {
        var page = new SamplePage("MediatR");

        var (status, output, error) = await RunAsync(page.Commands.Should().ContainSingle().Subject);

        status.Should().Be(0, error);
        output.Should().Be(page.BlocksOf("text").Should().ContainSingle().Subject);
        error.Should().Contain("Checked debit pay-1: Accept");
    }

    [Fact]
    public async Task The_batch_prints_what_its_page_shows()
    {
        await using var sandbox = await PlaidSandbox.StartAsync();
        var page = new SamplePage("Batch");
        var commands = page.Commands;
        commands.Should().HaveCount(2);
        commands[0].Should().Be($"fundscheck sandbox --port {PortOfThePages}\n");

        var (status, output, error) = await RunAsync(commands[1].Replace(
            PortOfThePages, sandbox.Address.Port.ToString(CultureInfo.InvariantCulture)));

        (output + error.Replace($"{Repository.Root}/", string.Empty)).Should().Be(page.BlocksOf("text").Should().ContainSingle().Subject);
        status.Should().Be(2);
        sandbox.Requests.Total.Should().BePositive();
    }

    [Fact]
    public async Task The_worker_of_its_page_takes_a_file_and_ends_on_a_signal()
    {
        await _folder.SendAsync("d-1");
        var page = new SamplePage("Worker");
        using var program = SampleProgram.StartShell(page.Commands.Should().ContainSingle().Subject, _folder.FullName);

        _folder.Write("bank.csv", page.BlocksOf("csv")[0].Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1));
        await Polling.UntilAsync(() => _folder.Has("rejected/bank.csv") || program.HasEnded);
        program.Terminate();

        var (status, output, error) = await program.EndAsync();
        status.Should().Be(0, error);
        output.Should().Contain("bank.csv");
        _folder.EventsOf("d-1").Should().ContainSingle().Which.Should().BeOfType<DebitEvent.Settled>();
        _folder.Read("rejected/bank.rejected.csv").ReplaceLineEndings("\n").Should().Be(page.BlocksOf("csv")[1]);
    }

    [Fact]
    public async Task The_audit_tests_run_by_the_command_of_their_page()
    {
        var command = new SamplePage("AuditTests").Commands.Should().ContainSingle().Subject;

        var (status, output, error) = await RunAsync(command);

        status.Should().Be(0, output + error);
        output.Should().Contain("Passed!");
    }

    public void Dispose() => _folder.Dispose();

    private async Task<(int Status, string Output, string Error)> RunAsync(string commands)
    {
        using var program = SampleProgram.StartShell(commands, _folder.FullName);
        return await program.EndAsync();
    }
}
