using FundsCheck.Reliability.Tests.Support;
using FundsCheck.Sandbox;

namespace FundsCheck.Reliability.Tests.Kills;

/// <summary>Kills the process <c>FUNDSCHECK_KILLS</c> times, by default a few times.</summary>
public sealed class KilledProcessTests
{
    private const int Usual = 10;
    private const int DebitsEach = 400;
    private const int CancelledEach = 40;
    private const int KillsOfOneLog = 10;

    [Fact]
    public async Task No_acknowledged_decision_is_lost_and_the_balance_is_never_spent_twice()
    {
        await using var sandbox = await PlaidSandbox.StartAsync();
        var random = new Random(17);
        for (var left = Scale.Of(Usual, "FUNDSCHECK_KILLS"); left > 0; left -= KillsOfOneLog)
        {
            await KillAsync(sandbox, random, Math.Min(left, KillsOfOneLog));
        }
    }

    [Fact]
    public async Task A_log_killed_while_opening_is_whole_at_the_next_start()
    {
        await using var sandbox = await PlaidSandbox.StartAsync();
        for (var round = 0; round < (Scale.Of(Usual, "FUNDSCHECK_KILLS") + 1) / 2; round++)
        {
            // A log of its own each time, which the second child finds as the first one left it.
            using var folder = LogFolder.OnDisk();
            var aftermath = new Aftermath(folder.Log);
            using var first = KilledChild.Start(sandbox, folder.Log, Ids(0));
            await Beginnings.WaitAsync(round, folder.Log, first);
            await first.KillAsync();

            using var second = KilledChild.Start(sandbox, folder.Log, Ids(1));
            await Beginnings.WaitAsync(round + 1, folder.Log, second);
            await second.KillAsync();

            second.Odd.Should().BeEmpty();
            await aftermath.MustBeWholeAsync(first, cancelled: 0);
            await aftermath.MustBeWholeAsync(second, cancelled: 0);
        }
    }

    private static async Task KillAsync(PlaidSandbox sandbox, Random random, int kills)
    {
        using var folder = LogFolder.OnDisk();
        var aftermath = new Aftermath(folder.Log);
        for (var round = 0; round < kills; round++)
        {
            using var child = KilledChild.Start(sandbox, folder.Log, Ids(round));
            await child.ReadAsync(random.Next(1, DebitsEach));

            await child.KillAsync();

            await aftermath.MustBeWholeAsync(child, CancelledEach);
        }

        aftermath.AcknowledgedCount.Should().BePositive();
    }

    private static IEnumerable<string> Ids(int round) =>
        Enumerable.Range(0, DebitsEach).Select(number => FormattableString.Invariant($"r{round}-d{number}"));
}
