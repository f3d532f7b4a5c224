namespace FundsCheck.Tests.Text;

public sealed class DurationWordsTests
{
    [Theory]
    [InlineData("259201s", "3 days")]
    [InlineData("3601s", "1 hour")]
    [InlineData("90s", "1 minute and 30 seconds")]
    [InlineData("93784s", "1 day and 2 hours")]
    [InlineData("86399s", "23 hours and 59 minutes")]
    [InlineData("1s", "1 second")]
    [InlineData("0s", "0 seconds")]
    [InlineData("400d", "400 days")]
    public void The_two_largest_units_are_shown(string text, string expected)
    {
        DurationWords.Format(Parse(text), []).Should().Be(expected);
    }

    [Theory]
    [InlineData("259201s", "3 days", "3 days and 1 second")]
    [InlineData("259200s", "3 days", "3 days")]
    [InlineData("93784s", "1 day and 2 hours", "1 day, 2 hours, 3 minutes and 4 seconds")]
    [InlineData("93784s", "1 day", "1 day and 2 hours")]
    public void A_duration_that_would_read_as_a_threshold_is_exact(string text, string threshold, string expected)
    {
        DurationWords.Format(Parse(text), ["1 hour", threshold]).Should().Be(expected);
    }

    private static TimeSpan Parse(string text) =>
        ThresholdSyntax.TryReadDuration(text, out var duration) ? duration : throw new ArgumentException(text, nameof(text));
}
