using System.Text.RegularExpressions;

namespace FundsCheck.Testing.Tests.Auditing;

/// <summary>
/// The log that this version writes equals the recorded one. To record the logs anew, before a format is released, run these tests
/// once with FUNDSCHECK_WRITE_LOGS=1; see tests/logs/README.md.
/// </summary>
[Collection(typeof(MovesTheProcess))]
public sealed partial class WrittenLogTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("fundscheck-");

    [Theory]
    [InlineData("", "UTC")]
    [InlineData("tr-TR", "America/New_York")]
    [InlineData("ar-SA", "Asia/Kathmandu")]
    public Task The_golden_log_is_as_it_was_recorded(string culture, string zone) =>
        CompareAsync(culture, zone, Logs.Golden, GoldenLog.WriteAsync);

    [Theory]
    [InlineData("", "UTC")]
    [InlineData("de-DE", "Europe/Berlin")]
    public Task The_example_is_as_it_was_recorded(string culture, string zone) =>
        CompareAsync(culture, zone, Logs.Example, ExampleLog.WriteAsync);

    [Theory]
    [InlineData("", "UTC")]
    [InlineData("de-DE", "Asia/Kathmandu")]
    public Task The_log_of_several_files_is_as_it_was_recorded(string culture, string zone) =>
        CompareAsync(culture, zone, Logs.Segmented, SegmentedLog.WriteAsync);

    [Theory]
    [InlineData("", "UTC")]
    [InlineData("ar-SA", "America/New_York")]
    public Task The_log_with_statuses_of_connections_is_as_it_was_recorded(string culture, string zone) =>
        CompareAsync(culture, zone, Logs.Connections, ConnectionsLog.WriteAsync);

    [Theory]
    [InlineData("", "UTC")]
    [InlineData("tr-TR", "Europe/Berlin")]
    public Task The_log_with_a_challenger_is_as_it_was_recorded(string culture, string zone) =>
        CompareAsync(culture, zone, Logs.Challenger, ChallengerLog.WriteAsync);

    public void Dispose() => folder.Delete(recursive: true);

    private async Task CompareAsync(string culture, string zone, string name, Func<string, Task> write)
    {
        using var elsewhere = new Elsewhere(culture, zone);
        await write(Path.Combine(folder.FullName, name));
        if (Logs.AreToBeWritten)
        {
            Logs.Record(folder.FullName, name);
        }

        var (now, recorded) = (PromisedOf(folder.FullName, name), PromisedOf(Logs.FullFolder, name));

        now.Should().HaveSameCount(recorded);
        now.Zip(recorded).Where(pair => pair.First != pair.Second)
            .Should().BeEmpty("a log's format is a promise: another one has another number, and a golden log of its own");
    }

    /// <summary>
    /// The lines of a log without the parts that depend on earlier lines: numbers, hashes, and the first lines of the segments.
    /// </summary>
    private static List<string> PromisedOf(string folder, string name)
    {
        var files = Logs.FilesOf(folder, name)
            .Where(file => !file.EndsWith(".ids", StringComparison.Ordinal) && !file.EndsWith(".checkpoint", StringComparison.Ordinal))
            .ToList();
        return [
            .. files.Skip(1).Append(files[0]).SelectMany(file => File.ReadAllLines(Path.Combine(folder, file)))
                .Where(line => files.Count == 1 || !Beginning().IsMatch(line)).Select(line => Passing().Replace(line, "")),
        ];
    }

    [GeneratedRegex("^\\{\"seq\":[0-9]+,\"prevHash\":\"[0-9a-f]{64}\"", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Passing();

    [GeneratedRegex("^\\{\"seq\":[0-9]+,\"prevHash\":\"[0-9a-f]{64}\",\"(log|ruleSet)\"", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Beginning();
}
