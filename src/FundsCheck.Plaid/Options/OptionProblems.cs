using System.Globalization;

namespace FundsCheck.Plaid;

/// <summary>The messages of invalid options: none or one for each option.</summary>
internal static class OptionProblems
{
    public static IEnumerable<string> One(string problem) => [problem];

    public static IEnumerable<string> When(bool wrong, string problem) => wrong ? [problem] : [];

    public static string Text(TimeSpan value) => value.ToString("c", CultureInfo.InvariantCulture);

    public static IEnumerable<string> Between(string name, TimeSpan value, TimeSpan least, TimeSpan most) =>
        When(value < least || value > most, $"{name} is {Text(value)}; make it {Text(least)} to {Text(most)}");

    public static IEnumerable<string> Between(string name, int value, int least, int most) =>
        When(value < least || value > most, string.Create(CultureInfo.InvariantCulture, $"{name} is {value}; make it {least} to {most}"));

    public static IEnumerable<string> AtMost(string name, TimeSpan value, string boundName, TimeSpan bound) =>
        When(value > bound, $"{name} ({Text(value)}) is longer than {boundName} ({Text(bound)}); shorten {name} or lengthen {boundName}");

    // No message contains the value, because a credential of another option is a credential too.
    public static IEnumerable<string> Credential(string name, string? value) => string.IsNullOrEmpty(value)
        ? One($"{name} is not set; take it from Plaid's dashboard and keep it outside the program's text")
        : When(
            value.Length > PlaidOptionsLimits.CredentialCharactersMax || value.AsSpan().ContainsAnyExceptInRange('!', '~'),
            string.Create(
                CultureInfo.InvariantCulture,
                $"{name} cannot stand in a header; make it 1 to {PlaidOptionsLimits.CredentialCharactersMax} printable ASCII characters "
                    + $"without spaces"));
}
