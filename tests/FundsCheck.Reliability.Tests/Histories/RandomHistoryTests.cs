using FundsCheck.Reliability.Tests.Support;

namespace FundsCheck.Reliability.Tests.Histories;

public sealed class RandomHistoryTests
{
    private const int HistoriesUsual = 2_000;
    private const int EnoughOfEach = 1_000;

    private static readonly string[] MustHappen =
    [
        "Accept", "Review", "Decline", "existing", "closed", "conflict", "invalid", "revised", "superseded", "lost", "sent unreported",
        "clock ahead", "clock behind", "clock in doubt", "InOrder", "Crash", "CrashWithinALine", "segments closed", "waited for posting",
        "Approved taken", "Approved refused", "Rejected taken", "Rejected refused", "Sent taken", "Sent repeated", "Sent refused",
        "Settled taken", "Settled repeated",
        "Settled refused", "Returned taken", "Returned refused", "Cancelled taken", "Cancelled repeated", "Cancelled refused",
    ];

    /// <summary>Runs <c>FUNDSCHECK_HISTORIES</c> histories, from the seed <c>FUNDSCHECK_HISTORIES_FIRST</c> on.</summary>
    [Fact]
    public async Task The_library_equals_the_model_and_no_account_is_overdrawn()
    {
        var counts = new HistoryCounts();
        var first = Scale.Read("FUNDSCHECK_HISTORIES_FIRST") ?? 1;
        var count = Scale.Of(HistoriesUsual, "FUNDSCHECK_HISTORIES");
        for (var seed = first; seed < first + count; seed++)
        {
            var history = HistoryMaker.Make(seed);
            if (await HistoryRun.PlayAsync(history, counts) is { } failure)
            {
                var (shortest, why) = await HistoryShrinker.ShrinkAsync(history, failure);
                Assert.Fail(
                    $"{shortest}{Environment.NewLine}  fails: {why.What}{Environment.NewLine}  (whole, it failed at step "
                        + $"{failure.Step + 1} of {history.Steps.Count}: {failure.What})");
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine(counts.ToString());
        if (count >= EnoughOfEach)
        {
            MustHappen.Where(what => counts.Of(what) == 0).Should().BeEmpty();
        }
    }
}
