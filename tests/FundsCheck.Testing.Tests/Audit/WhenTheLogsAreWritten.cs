using System.Text.RegularExpressions;

namespace FundsCheck.Testing.Tests.Audit;

/// <summary>
/// What is written today is what was written when the logs were recorded. To record them anew, before a format is released, run these tests once with
/// FUNDSCHECK_WRITE_LOGS=1; see tests/logs/README.md.
/// </summary>
[Collection(typeof(MovesTheProcess))]
public sealed partial class WhenTheLogsAreWritten : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("fundscheck-");

    [Theory]
    [InlineData("", "UTC")]
    [InlineData("tr-TR", "America/New_York")]
    [InlineData("ar-SA", "Asia/Kathmandu")]
    public Task The_golden_log_is_as_it_was_recorded(string culture, string zone) => CompareAsync(culture, zone, Logs.Golden, GoldenLog.WriteAsync);

    [Theory]
    [InlineData("", "UTC")]
    [InlineData("de-DE", "Europe/Berlin")]
    public Task The_example_is_as_it_was_recorded(string culture, string zone) => CompareAsync(culture, zone, Logs.Example, ExampleLog.WriteAsync);

    public void Dispose() => folder.Delete(recursive: true);

    private async Task CompareAsync(string culture, string zone, string name, Func<string, Task> write)
    {
        using var elsewhere = new Elsewhere(culture, zone);
        var written = Path.Combine(folder.FullName, name);
        await write(written);
        if (Logs.AreToBeWritten)
        {
            File.Copy(written, Logs.PathOf(name), overwrite: true);
            Logs.WriteAnchors();
        }

        var (now, recorded) = (await File.ReadAllLinesAsync(written), await File.ReadAllLinesAsync(Logs.PathOf(name)));

        now.Should().HaveSameCount(recorded);
        now.Zip(recorded).Where(pair => Promised(pair.First) != Promised(pair.Second)).Should().BeEmpty("a log's format is a promise: another one has another number, and a golden log of its own");
    }

    /// <summary>A line without the sentences for people, whose wording is no promise, and without the hash, which covers them.</summary>
    private static string Promised(string line) => Sentence().Replace(line, "");

    [GeneratedRegex("(?<=^\\{\"n\":[0-9]+,)\"prev\":\"[0-9a-f]{64}\"|,\"text\":\"([^\"\\\\]|\\\\.)*\",\"customerText\":\"([^\"\\\\]|\\\\.)*\"", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Sentence();
}
