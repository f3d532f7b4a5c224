using System.Globalization;
using System.Text;
using FundsCheck.Records.Format;

namespace FundsCheck.Records.Tests.Format;

/// <summary>Compares with the parser of .NET.</summary>
public sealed class LineTimeTests
{
    private const int Rounds = 20_000;
    private const string Other = "0123456789-:T.Z /;+\u0000\u007f";

    private const string Pattern = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    [Fact]
    public void Times_are_read_back_to_the_microsecond()
    {
        var random = new Random(20_261_121);
        for (var round = 0; round < Rounds; round++)
        {
            var time = Moment(random);

            LineTime.TryParse(Encoding.ASCII.GetBytes(Text(time)), out var read).Should().BeTrue();
            read.Should().Be(time);
            Text(time).Should().Be(time.ToString(Pattern, CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public void Fractions_below_a_microsecond_are_truncated()
    {
        var time = new DateTimeOffset(2026, 11, 20, 15, 0, 0, TimeSpan.Zero);

        Text(time.AddTicks(9)).Should().Be("2026-11-20T15:00:00.000000Z");
        Text(time.AddTicks(12_345_679)).Should().Be("2026-11-20T15:00:01.234567Z");
    }

    [Fact]
    public void A_text_that_is_no_time_is_refused()
    {
        var random = new Random(20_261_122);
        var (read, refused) = (0, 0);
        for (var round = 0; round < Rounds; round++)
        {
            var text = Text(Moment(random)).ToCharArray();
            for (var changes = random.Next(3); changes >= 0; changes--)
            {
                text[random.Next(text.Length)] = Other[random.Next(Other.Length)];
            }

            var expected = DateTimeOffset.TryParseExact(
                text, Pattern, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time);

            LineTime.TryParse(Encoding.ASCII.GetBytes(text), out var found).Should().Be(expected, "of {0}", new string(text));
            found.Should().Be(expected ? time : default);
            (read, refused) = expected ? (read + 1, refused) : (read, refused + 1);
        }

        read.Should().BeGreaterThan(Rounds / 20);
        refused.Should().BeGreaterThan(Rounds / 20);
    }

    private static DateTimeOffset Moment(Random random)
    {
        var ticks = random.NextInt64(DateTimeOffset.MaxValue.Ticks);
        return new DateTimeOffset(
            ticks - (ticks % (random.Next(4) == 0 ? TimeSpan.TicksPerSecond : TimeSpan.TicksPerMicrosecond)), TimeSpan.Zero);
    }

    private static string Text(DateTimeOffset time)
    {
        Span<byte> text = stackalloc byte[28];
        return Encoding.ASCII.GetString(text[..LineTime.Write(time.UtcDateTime, text)]);
    }
}
