using System.Globalization;
using FundsCheck.Records;
using FundsCheck.Reliability.Tests.Support;

namespace FundsCheck.Reliability.Tests.Descriptors;

/// <summary>A process that is out of descriptors, as under many connections, in the middle of many checks.</summary>
public sealed class FewDescriptorsTests : IDisposable
{
    private const int Descriptors = 256;

    private readonly LogFolder folder = LogFolder.OnDisk();

    [Theory]
    [InlineData(1_024)]
    [InlineData(1_500)]
    public async Task Records_every_check_that_needs_no_file_and_fails_the_others_alone(int checks)
    {
        var child = await ChildProcess.RunOrSkipAsync(folder.Log, checks, Descriptors);

        (child.ExitCode, child.Error).Should().Be((0, ""));
        var results = child.Lines.Select(line => line.Split(' ')).ToDictionary(words => string.Join(' ', words[..^1]), words => words[^1]);
        var (decided, failed, after) = (NumberOf("decided"), NumberOf("failed alone"), NumberOf("after"));
        decided.Should().BeGreaterThan(checks * 9 / 10, "a new id opens a sealed segment's index once in some hundred times");
        (decided + failed).Should().Be(checks);
        results["looked up"].Should().Be(nameof(DecisionNotRecordedException), "its line is in a sealed segment, which cannot be opened");
        after.Should().Be(checks, "the store goes on where a descriptor is free");
        RecordFile.Verify(folder.Log).Decisions.Should().Be(checks + 64 + 120);

        int NumberOf(string name) => int.Parse(results[name], CultureInfo.InvariantCulture);
    }

    public void Dispose() => folder.Dispose();
}
