namespace FundsCheck.Records.Tests;

public sealed class LogAnchorTests
{
    private const string Head = "0b7a55fa5b4e7b877bf275a1bdd942294a491936abbf1e57eb74434b43788126";

    private static readonly DateTimeOffset Now = new(2026, 11, 28, 16, 0, 1, TimeSpan.FromHours(1));

    [Fact]
    public void An_anchor_is_one_line_that_is_read_back()
    {
        var anchor = LogAnchor.From(new LogVerification(11, 4, 5, Head, IncompleteBytes: 0), Now);

        var read = LogAnchor.Parse(anchor.ToString());

        anchor.ToString().Should().Be($"head {Head} lines 11 at 2026-11-28T15:00:01Z");
        (read.Head, read.Lines, read.NotedAt).Should().Be((Head, 11, Now.ToUniversalTime()));
    }

    [Theory]
    [InlineData(Head)]
    [InlineData("head " + Head)]
    [InlineData("  head\t" + Head + "\n")]
    [InlineData("0B7A55FA5B4E7B877BF275A1BDD942294A491936ABBF1E57EB74434B43788126")]
    public void An_anchor_is_read_from_a_bare_head(string text)
    {
        var anchor = LogAnchor.Parse(text);

        (anchor.Head, anchor.Lines, anchor.NotedAt, anchor.ToString()).Should().Be((Head, null, null, $"head {Head}"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("0b7a")]
    [InlineData(Head + "00")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("head 0000000000000000000000000000000000000000000000000000000000000000 lines 1 at 2026-11-28T15:00:00Z")]
    [InlineData("gb7a55fa5b4e7b877bf275a1bdd942294a491936abbf1e57eb74434b43788126")]
    [InlineData("head " + Head + " lines 0 at 2026-11-28T15:00:00Z")]
    [InlineData("head " + Head + " lines -1 at 2026-11-28T15:00:00Z")]
    [InlineData("head " + Head + " lines eleven at 2026-11-28T15:00:00Z")]
    [InlineData("head " + Head + " lines 11 at yesterday")]
    [InlineData("head " + Head + " lines 11")]
    [InlineData("tail " + Head)]
    public void Another_text_is_no_anchor(string text)
    {
        LogAnchor.TryParse(text, out _).Should().BeFalse();
        FluentActions.Invoking(() => LogAnchor.Parse(text)).Should().Throw<FormatException>();
    }
}
