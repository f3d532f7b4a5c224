using System.Globalization;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace FundsCheck.Tests.Text;

public sealed class PrintableTextTests
{
    // A text in an attribute is stored as UTF-8, which has no half of a character: such texts are built here.
    private const string Half = "half \ud800 of a character";
    private const string OtherHalf = "\udc00";
    private const string Swapped = "\udc00\ud800";

    private static readonly string[] Unprintable =
    [
        "\0", "\t", "a\nb", "\u001b[2J", "\u007f", "\u0085", "\u009b31m", "\u2028", "\u2029", "\u202e", "\u2066x\u2069", "\u200f", "\u061c",
        Half, OtherHalf, Swapped,
    ];

    private static readonly string[] Printable =
    [
        "", " ", "plain", "ünïcödé 漢字 🏦", "e\u0301", "می\u200cخواهم", "👩\u200d💻", "עברית", "\u00a0", "\ufffd", "\u00ad", "\ufeff",
    ];

    // Any UTF-16 units, valid or not, with the suspect ones often among them.
    private static readonly Arbitrary<string> Texts = Arb.From(
        from units in Gen.OneOf(Gen.Choose(0, 0xFFFF), Gen.Choose(0, 0xA0), Gen.Choose(0x2000, 0x206F), Gen.Choose(0xD7FF, 0xE000)).ListOf()
        select string.Concat(units.Select(unit => (char)unit)));

    [Fact]
    public void Refuses_what_steers_or_reorders_a_line_and_halves_of_a_character()
    {
        Unprintable.Should().OnlyContain(text => !PrintableText.IsPrintable(text));
    }

    [Fact]
    public void Takes_every_script_and_what_joins_its_letters()
    {
        Printable.Should().OnlyContain(text => PrintableText.IsPrintable(text));
    }

    [Fact]
    public void Shows_a_printable_text_as_it_is()
    {
        Printable.Should().OnlyContain(text => ReferenceEquals(PrintableText.Show(text), text));
    }

    [Fact]
    public void Shows_what_is_unprintable_by_its_code()
    {
        Unprintable.Select(PrintableText.Show).Should().Equal(
            "\\u0000", "\\u0009", "a\\u000Ab", "\\u001B[2J", "\\u007F", "\\u0085", "\\u009B31m", "\\u2028", "\\u2029", "\\u202E",
            "\\u2066x\\u2069", "\\u200F", "\\u061C",
            "half \\uD800 of a character", "\\uDC00", "\\uDC00\\uD800");
    }

    [Fact]
    public void The_shown_form_of_any_text_is_printable_and_means_the_same_in_JSON()
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2_000), Prop.ForAll(Texts, text =>
        {
            var shown = PrintableText.Show(text);
            var isSame = text.Contains('"', StringComparison.Ordinal) || text.Contains('\\', StringComparison.Ordinal) || HasHalf(text)
                || JsonSerializer.Deserialize<string>($"\"{shown}\"") == text;
            return PrintableText.IsPrintable(shown) && isSame;
        }));
    }

    [Fact]
    public void Any_text_is_judged_by_its_characters_one_by_one()
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2_000), Prop.ForAll(Texts, text =>
            PrintableText.IsPrintable(text) == (!HasHalf(text) && text.EnumerateRunes().All(rune => IsPrintable(rune.Value)))));
    }

    [Theory]
    [InlineData("a", 1, true)]
    [InlineData("", 1, true)]
    [InlineData("ab", 1, false)]
    [InlineData("🏦", 1, false)]
    [InlineData(null, 9, false)]
    public void A_text_that_fits_has_at_most_as_many_units(string? text, int lengthMax, bool fits)
    {
        PrintableText.Fits(text, lengthMax).Should().Be(fits);
    }

    [Theory]
    [InlineData("carol", true)]
    [InlineData("漢", true)]
    [InlineData("🏦", true)]
    [InlineData("?", true)]
    [InlineData("", false)]
    [InlineData(" \u00a0\u3000", false)]
    [InlineData("\u200b\u200d\ufeff\u2060", false)]
    [InlineData("\u00ad\u034f\ufe0f\u0301", false)]
    [InlineData("\u3164\u115f\u2800", false)]
    [InlineData("carol\u202e", false)]
    public void A_written_text_has_a_character_that_can_be_seen(string text, bool isWritten)
    {
        PrintableText.IsWritten(text, 100).Should().Be(isWritten);
    }

    [Theory]
    [InlineData("d-1", true)]
    [InlineData("!~", true)]
    [InlineData("", false)]
    [InlineData("has space", false)]
    [InlineData("ümlaut", false)]
    [InlineData("del\u007f", false)]
    [InlineData("12345678901", false)]
    public void An_id_has_printable_ASCII_without_spaces(string text, bool isId)
    {
        PrintableText.IsId(text, 10).Should().Be(isId);
    }

    private static bool IsPrintable(int code) =>
        CharUnicodeInfo.GetUnicodeCategory(code) is not (UnicodeCategory.Control or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator)
        && code is not (0x061C or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069));

    private static bool HasHalf(string text)
    {
        try
        {
            _ = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetByteCount(text);
            return false;
        }
        catch (System.Text.EncoderFallbackException)
        {
            return true;
        }
    }
}
