namespace FundsCheck.DecisionLog.Tests.Disks;

public sealed class PowerLossTests
{
    private const int Histories = 150;

    [Fact]
    public async Task Every_acknowledged_decision_is_on_disk_whatever_flush_failed_before()
    {
        var (acknowledged, failed, lost) = (0, 0, 0);
        for (var seed = 1; seed <= Histories; seed++)
        {
            using var history = new PowerLossHistory(seed);
            await history.PlayAsync();
            (acknowledged, failed, lost) = (acknowledged + history.Acknowledged, failed + history.Failed, lost + history.PowerLosses);
        }

        acknowledged.Should().BeGreaterThan(10 * Histories);
        failed.Should().BeGreaterThan(Histories);
        lost.Should().BeGreaterThan(Histories);
    }
}
