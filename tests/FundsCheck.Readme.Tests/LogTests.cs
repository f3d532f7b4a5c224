using FundsCheck.Testing;

namespace Readme.Tests;

/// <summary>The tests of docs/audit.md, line by line.</summary>
public sealed class LogTests
{
    // <log-tests>
    public static IEnumerable<object[]> Logs => RecordedLogs.In("tests/logs");   // every *.jsonl in it

    [Theory]
    [MemberData(nameof(Logs))]
    public void A_log_was_not_altered_and_replays(LogCase log)
    {
        log.Verify();                    // or Verify(anchor), with a head that the test itself holds
        log.ShouldReplayIdentically();   // or Difference(), which is null where nothing differs
    }
    // </log-tests>
}
