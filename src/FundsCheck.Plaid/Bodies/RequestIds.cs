namespace FundsCheck.Plaid;

/// <summary>Plaid's request ids, which go into records and logs: short, and nothing but letters, digits, - and _.</summary>
internal static class RequestIds
{
    public const int CharactersMax = 64;

    /// <summary>The id; null where it does not fit. Only support needs it, so a balance is not refused for it.</summary>
    public static string? Fitting(string id) =>
        id.Length is > 0 and <= CharactersMax && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_') ? id : null;
}
