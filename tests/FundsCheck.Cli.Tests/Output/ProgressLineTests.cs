using FundsCheck.Cli.Checking;
using FundsCheck.Cli.Output;
using FundsCheck.Records;

namespace FundsCheck.Cli.Tests.Output;

public sealed class ProgressLineTests : IDisposable
{
    private readonly FakeTimeProvider time = new();
    private readonly StringWriter error = new() { NewLine = "\n" };

    public void Dispose() => error.Dispose();

    [Fact]
    public void The_rate_and_the_time_left_are_written_once_a_second()
    {
        var line = new ProgressLine(TerminalOf(isTerminal: true), "a.jsonl");

        line.Report(new LogProgress(10, 100, 1_000));
        time.Advance(TimeSpan.FromSeconds(2));
        line.Report(new LogProgress(20, 200, 1_000));
        line.Report(new LogProgress(30, 300, 1_000));
        line.End();

        error.ToString().Split('\r').Select(text => text.TrimEnd()).Should().Equal(
            "", "a.jsonl: 20 decisions, 10/s, about 8 seconds left", "a.jsonl: 30 decisions, 15/s, about 5 seconds left");
    }

    [Fact]
    public void A_batch_of_a_file_knows_its_time_left()
    {
        using var file = new MemoryStream(new byte[1_000]);
        var progress = new BatchProgress(TerminalOf(isTerminal: true), file);

        file.Position = 10;
        time.Advance(TimeSpan.FromSeconds(90));
        progress.Count();

        error.ToString().Trim().Should().Be("1 lines, 0/s, about 2 hours and 28 minutes left");
    }

    [Fact]
    public void A_long_name_keeps_the_rate_in_one_line()
    {
        var line = new ProgressLine(TerminalOf(isTerminal: true), new string('a', 200));

        time.Advance(TimeSpan.FromSeconds(1));
        line.Report(new LogProgress(20, 200, 1_000));

        var text = error.ToString().TrimStart('\r');
        text.Should().HaveLength(79).And.StartWith("…").And.EndWith(": 20 decisions, 20/s, about 4 seconds left");
    }

    [Theory]
    [InlineData(true, 500)]
    [InlineData(false, 5_000)]
    public void A_quick_command_and_a_pipe_show_none(bool isTerminal, int milliseconds)
    {
        var line = new ProgressLine(TerminalOf(isTerminal), "a.jsonl");

        time.Advance(TimeSpan.FromMilliseconds(milliseconds));
        line.Report(new LogProgress(20, 200, 1_000));
        line.End();

        error.ToString().Should().BeEmpty();
    }

    private Terminal TerminalOf(bool isTerminal) => new()
    {
        Out = TextWriter.Null, Error = error, In = Stream.Null, Environment = _ => null, Time = time, ErrorIsTerminal = isTerminal,
    };
}
