using System.Net;
using FundsCheck.Cli.Input;

namespace FundsCheck.Cli.Events;

/// <summary>The endpoint of a running service, and the token for it.</summary>
internal sealed class ServiceAddress
{
    public const string TokenVariable = "FUNDSCHECK_TOKEN";

    private const string Https = "https";
    private const int TokenLengthMax = 8_192;

    private ServiceAddress(Uri url, Secret? token) => (Url, Token) = (url, token);

    public Uri Url { get; }

    /// <summary>The bearer token; null where the variable is not set.</summary>
    public Secret? Token { get; }

    /// <summary>Whether requests stay on this machine.</summary>
    public bool IsLoopback => IPAddress.TryParse(Url.IdnHost, out var address)
        ? IPAddress.IsLoopback(address)
        : string.Equals(Url.IdnHost, "localhost", StringComparison.Ordinal);

    /// <summary>The address for messages, without its query, which may contain a secret.</summary>
    public string Name => Url.GetLeftPart(UriPartial.Path);

    /// <summary>Reads the value of <c>--url</c>, and the token of the environment.</summary>
    /// <exception cref="WrongInputException">One of the two is wrong, or the token would be sent in clear text.</exception>
    public static ServiceAddress Parse(string text, Func<string, string?> environment)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme is not ("http" or Https) || url.UserInfo.Length > 0)
        {
            // The text may contain a password, so it is not printed.
            throw new WrongInputException([
                $"{UrlOption.Name} is an absolute http or https address without a user name, as in "
                    + "`https://payments.example.com/debit-events`",
            ]);
        }

        var address = new ServiceAddress(url, ReadToken(environment(TokenVariable)));
        return address.Token is null || address.IsLoopback || url.Scheme is Https
            ? address
            : throw new WrongInputException([
                $"{UrlOption.Name} is a plain http address of another machine, and the token of {TokenVariable} would be sent unencrypted; "
                    + "give an https address",
            ]);
    }

    /// <summary>A text of the service for a message. A text that contains the token, in any form of its letters, is left out.</summary>
    public string Show(string text) =>
        Token is { } token && Letters(text).Contains(Letters(token.Reveal()), StringComparison.OrdinalIgnoreCase)
            ? "the text of the service contains the token and is not shown"
            : text;

    private static Secret? ReadToken(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var token = new Secret(text);
        return token.Reveal() is { Length: <= TokenLengthMax } characters && !characters.AsSpan().ContainsAnyExceptInRange('!', '~')
            ? token
            : throw new WrongInputException([
                $"{TokenVariable} has white space, a control character, a character outside ASCII, or more than {TokenLengthMax} "
                    + "characters; copy the token again",
            ]);
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsAsciiLetterOrDigit));
}
