using System.Text;

namespace FundsCheck.Records.Format;

/// <summary>
/// Caches the strings of frequent words, so that reading a million lines does not allocate each word a million times. A new word replaces
/// the word in its slot.
/// </summary>
internal static class WordCache
{
    private const int LengthMax = 64;
    private const int Places = 4_096;

    private static readonly string?[] Words = new string?[Places];

    /// <summary>Gets the string of ASCII bytes; null for bytes that are not a word.</summary>
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

    // The slot depends on the length, the ends and the middle of the word.
    private static int PlaceOf(ReadOnlySpan<byte> text) =>
        (int)(unchecked((uint)((text[0] * 31) + (text[^1] * 131) + (text[text.Length / 2] * 1_031) + (text[text.Length / 3] * 8_209)
            + (text.Length * 17)) * 2_654_435_769u) >> 20);
}
