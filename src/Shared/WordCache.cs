using System.Text;

namespace FundsCheck.Records.Format;

/// <summary>
/// The strings of words that lines say again and again, so that reading a million lines does not make each a million times. A word that
/// finds its place taken takes it.
/// </summary>
internal static class WordCache
{
    private const int LengthMax = 64;
    private const int Places = 4_096;

    private static readonly string?[] Words = new string?[Places];

    /// <summary>The string of ASCII bytes; null where they are no word.</summary>
    public static string? Find(ReadOnlySpan<byte> text)
    {
        if (text.Length is 0 or > LengthMax)
        {
            return null;
        }

        ref var word = ref Words[PlaceOf(text)];
        if (word is { } known && known.Length == text.Length && Ascii.Equals(text, known))
        {
            return known;
        }

        return Ascii.IsValid(text) ? word = Encoding.ASCII.GetString(text) : null;
    }

    // Words differ in their length, their ends or their middle.
    private static int PlaceOf(ReadOnlySpan<byte> text) =>
        (int)(unchecked((uint)((text[0] * 31) + (text[^1] * 131) + (text[text.Length / 2] * 1_031) + (text[text.Length / 3] * 8_209)
            + (text.Length * 17)) * 2_654_435_769u) >> 20);
}
