using System.Globalization;
using System.Text;

namespace FundsCheck.Tests.Rules.Fuzz;

/// <summary>Formats a finding with all that is needed to reproduce it.</summary>
internal static class FuzzText
{
    private const int SentenceMax = 4_000;

    public static string Format(FuzzSettings settings, long number, byte[] file, FuzzBreach breach) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        {breach.Kind}: {(breach.Sentence.Length > SentenceMax ? breach.Sentence[..SentenceMax] : breach.Sentence)}
          file {number} of seed {settings.Seed}, made smaller to {file.Length} bytes: {Printable(file)}
          base64: {Convert.ToBase64String(file)}
          again: FUNDSCHECK_FUZZ_SEED={settings.Seed} FUNDSCHECK_FUZZ_FIRST={number} FUNDSCHECK_FUZZ_FILES=1
        """);

    private static string Printable(byte[] file) => string.Concat(Encoding.UTF8.GetString(file).Select(character =>
        char.IsControl(character) && character != '\n'
            ? string.Create(CultureInfo.InvariantCulture, $"\\x{(int)character:X2}")
            : character.ToString()));
}
