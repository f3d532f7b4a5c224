using FundsCheck.Records;
using FundsCheck.Records.Format;

namespace FundsCheck.Testing.Tests.Auditing;

public sealed class AnchoredLogTests
{
    private static readonly string[] Whole = File.ReadAllLines(Logs.PathOf(Logs.Golden));

    [Fact]
    public void A_verification_without_an_anchor_anchors_no_line()
    {
        RecordFile.Verify(Logs.PathOf(Logs.Golden)).AnchoredLines.Should().BeNull();
        RecordFile.Verify(Logs.PathOf(Logs.Golden), Logs.AnchorOf(Logs.Golden)).AnchoredLines.Should().Be(Whole.Length);
        RecordFile.Verify(Logs.PathOf(Logs.Golden), Forging.HashOf(Whole[4])).AnchoredLines.Should().Be(5);
    }

    [Fact]
    public void An_anchors_line_is_accepted_and_its_count_is_verified()
    {
        var path = Logs.PathOf(Logs.Golden);
        var anchor = LogAnchor.From(RecordFile.Verify(path), new DateTimeOffset(2026, 11, 28, 15, 0, 0, TimeSpan.Zero)).ToString();

        RecordFile.Verify(path, anchor).AnchoredLines.Should().Be(Whole.Length);
        FluentActions.Invoking(() => RecordFile.Verify(
            path, anchor.Replace($"lines {Whole.Length}", $"lines {Whole.Length - 1}", StringComparison.Ordinal)))
            .Should().Throw<LogDamagedException>()
            .WithMessage($"*line {Whole.Length}: the line has the head of the anchor, and the anchor states {Whole.Length - 1} lines*");
    }

    [Fact]
    public void An_anchor_of_zeros_is_refused()
    {
        FluentActions.Invoking(() => RecordFile.Verify(Logs.PathOf(Logs.Golden), new string('0', 64))).Should().Throw<FormatException>()
            .WithMessage("*not all of them zeros*");
    }
}
