using System.Globalization;
using FundsCheck.Records;

namespace FundsCheck.Testing.Tests.Auditing;

/// <summary>5,000 decisions; FUNDSCHECK_TEST_PERCENT=20000 makes it a million.</summary>
[Collection(typeof(MovesTheProcess))]
public sealed class LargeLogTests : IDisposable
{
    private const int DecisionsOfALog = 100_000;

    private static readonly int Decisions = 50 * int.Parse(
        Environment.GetEnvironmentVariable("FUNDSCHECK_TEST_PERCENT") ?? "100", CultureInfo.InvariantCulture);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("fundscheck-");

    private string Log => Path.Combine(folder.FullName, "decisions.jsonl");

    [Fact]
    public async Task No_replayed_decision_differs_in_another_culture()
    {
        Assert.SkipUnless(Elsewhere.IsThere, "the time zone of this process cannot be changed on Windows");
        var (written, read) = (0, 0L);
        for (var seed = 1; written < Decisions; seed++)
        {
            File.Delete(Log);
            var log = await WriteAsync(seed, Math.Min(Decisions - written, DecisionsOfALog));
            written += log.Outcomes.Values.Sum();
            read += Replay().Decisions;

            log.Outcomes.Should().OnlyContain(outcome => outcome.Value > log.Outcomes.Values.Sum() / 50, string.Join(", ", log.Outcomes));
        }

        read.Should().Be(written).And.BeGreaterThanOrEqualTo(Decisions);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private async Task<OddLog> WriteAsync(int seed, int decisions)
    {
        using var here = new Elsewhere("de-DE", "Europe/Berlin");
        return await OddLog.WriteAsync(Log, seed, decisions);
    }

    private LogVerification Replay()
    {
        using var elsewhere = new Elsewhere("ar-SA", "Asia/Kathmandu");
        var log = (LogCase)RecordedLogs.In(Log).Single().Single();
        log.ShouldReplayIdentically();
        return log.Verify();
    }
}
