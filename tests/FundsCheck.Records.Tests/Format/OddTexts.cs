namespace FundsCheck.Records.Tests.Format;

/// <summary>Texts of odd characters, lone halves of characters included.</summary>
internal static class OddTexts
{
    public static string Next(Random random) => string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => random.Next(14) switch
    {
        0 => "\ud83c\udfe6",
        1 => ((char)random.Next(0x20)).ToString(),
        2 => "\"",
        3 => "\\",
        4 => ((char)random.Next(0xD800, 0xE000)).ToString(),
        5 => ((char)random.Next(0x80, 0xD800)).ToString(),
        6 => "},\"facts\":{",
        _ => ((char)random.Next(0x20, 0x7F)).ToString(),
    }));
}
