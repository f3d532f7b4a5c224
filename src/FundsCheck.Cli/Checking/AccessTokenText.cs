namespace FundsCheck.Cli.Checking;

/// <summary>The form of an access token, from every source: the environment, a file or a debit line.</summary>
internal static class AccessTokenText
{
    /// <summary>The problem of a text that is no access token, to follow the name of its source. It never contains the text.</summary>
    public const string Problem =
        "has white space, a control character, a character outside ASCII, or more than 512 characters; copy the access token again";

    private const int CharactersMax = 512;

    public static bool IsToken(Secret text) =>
        text.Reveal() is { Length: <= CharactersMax } token && !token.AsSpan().ContainsAnyExceptInRange('!', '~');
}
