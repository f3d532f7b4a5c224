namespace FundsCheck.Plaid;

/// <summary>Plaid's request ids, which records and logs contain: short, with ASCII letters, digits, - and _ only.</summary>
internal static class RequestIds
{
    public const int CharactersMax = 64;

    /// <summary>The id; null where it has another form. Only support needs the id, so the reading succeeds without it.</summary>
    public static string? Fitting(string id) =>
        id.Length is > 0 and <= CharactersMax && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_') ? id : null;
}
