namespace FundsCheck.Cli.Checking;

/// <summary>What an access token may hold, whatever names it.</summary>
internal static class AccessTokenText
{
    /// <summary>What is wrong with a text that is no access token, after its place. Never the text itself.</summary>
    public const string Problem =
        "holds white space, a control character or one that is not ASCII, or more than 512 characters; copy the access token anew";

    private const int CharactersMax = 512;

    public static bool IsToken(Secret text) =>
        text.Reveal() is { Length: <= CharactersMax } token && !token.AsSpan().ContainsAnyExceptInRange('!', '~');
}
