using FundsCheck.Pages.Charts;

namespace FundsCheck.Pages.Tests.Charts;

public sealed class AmountBarsTests
{
    [Fact]
    public void Bars_are_in_proportion_from_a_common_zero()
    {
        var bars = AmountBars.Of([("a", 200m, "200"), ("b", -100m, "-100"), ("c", null, "")])!;

        bars.Bars.Select(bar => (bar.Name, Math.Round(bar.Left), Math.Round(bar.Width))).Should().Equal(("a", 100, 200), ("b", 0, 100));
        Math.Round(bars.Zero).Should().Be(100);
    }

    [Fact]
    public void Extreme_amounts_have_bars()
    {
        AmountBars.Of([("a", decimal.MaxValue, ""), ("b", decimal.MinValue, "")])!.Bars.Should().HaveCount(2);
    }

    [Fact]
    public void Amounts_of_zero_have_no_chart()
    {
        AmountBars.Of([("a", 0m, "")]).Should().BeNull();
    }
}
