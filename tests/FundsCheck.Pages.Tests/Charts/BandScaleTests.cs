using FundsCheck.Pages.Charts;
using FundsCheck.Rules.Language;

namespace FundsCheck.Pages.Tests.Charts;

public sealed class BandScaleTests
{
    [Fact]
    public void Distances_are_in_proportion_to_the_numbers()
    {
        var scale = Scale(("10.00 USD", 10), ("20.00 USD", 20), ("50.00 USD", 50));

        scale.Marks.Select(mark => mark.Text).Should().Equal("10.00 USD", "20.00 USD", "50.00 USD");
        var (first, second, third) = (scale.Marks[0].At, scale.Marks[1].At, scale.Marks[2].At);
        ((third - second) / (second - first)).Should().BeApproximately(3, 0.001m);
        (second / first).Should().BeApproximately(2, 0.001m, "the drawing begins at zero");
        scale.Bands.Sum(band => band.Width).Should().BeApproximately(BandScale.Width, 0.001m);
    }

    [Fact]
    public void Values_below_zero_have_room()
    {
        var scale = Scale(("-50.00 USD", -50), ("0.00 USD", 0));

        scale.Bands[0].Width.Should().BeGreaterThan(0);
        scale.Words.Should().Be("below -50.00 USD: decline; from -50.00 USD and below 0.00 USD: decline; from 0.00 USD: accept");
    }

    [Fact]
    public void A_single_threshold_of_zero_is_drawn_with_both_sides()
    {
        var scale = Scale(("0.00 USD", 0));

        scale.Bands.Should().OnlyContain(band => band.Width > 0);
    }

    [Fact]
    public void Texts_of_close_thresholds_are_in_rows()
    {
        var scale = Scale(("1000.00 USD", 1000), ("1001.00 USD", 1001));

        scale.Marks.Select(mark => mark.Row).Should().Equal(0, 1);
    }

    [Fact]
    public void Bands_of_words_have_no_scale()
    {
        FundsCheck.Rules.RuleSet.Default.Definition.Checks.Single(check => check.Id == "entry-class").BandList
            .Should().Match<BandListDefinition>(bandList => BandScale.Of(bandList) == null);
    }

    private static BandScale Scale(params (string Text, decimal Number)[] thresholds)
    {
        var measure = FundsCheck.Rules.RuleSet.Default.Definition.Checks.Single(check => check.Id == "funds").BandList;
        var bands = thresholds.Select(threshold => measure.Bands[0] with { Threshold = new Threshold(threshold.Number, threshold.Text) });
        return BandScale.Of(measure with { Bands = [.. bands, measure.Bands[^1]] })!;
    }
}
