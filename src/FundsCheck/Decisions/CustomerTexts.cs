using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace FundsCheck;

/// <summary>
/// The sentences for customers in the files <c>customer-texts.json</c> and <c>customer-texts.LANGUAGE.json</c> of a rule folder, by
/// language and reason code. They replace the sentences of the library and of the rule files, and never affect an outcome. Immutable and
/// thread-safe.
/// </summary>
public sealed partial class CustomerTexts
{
    private const string AnyLanguage = "";

    private readonly FrozenDictionary<string, FrozenDictionary<string, string>> _byLanguage;

    internal CustomerTexts(IEnumerable<KeyValuePair<string, FrozenDictionary<string, string>>> byLanguage) =>
        _byLanguage = byLanguage.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>No texts: every reason has the sentence of the library or of its rule file.</summary>
    public static CustomerTexts None { get; } = new([]);

    /// <summary>The languages of the files, in ordinal order, without <c>customer-texts.json</c>, which has none.</summary>
    public IReadOnlyList<string> Languages =>
        [.. _byLanguage.Keys.Where(language => language.Length > 0).Order(StringComparer.Ordinal)];

    internal bool IsEmpty => _byLanguage.Count == 0;

    /// <summary>Returns true for a file of texts, by its name.</summary>
    /// <param name="path">The file.</param>
    public static bool IsFile(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return FileName().IsMatch(Path.GetFileName(path));
    }

    /// <summary>Returns true for a language tag, as in <c>de</c> or <c>de-AT</c>.</summary>
    /// <param name="tag">The tag.</param>
    public static bool IsLanguage(string? tag) => tag is not null && LanguageTag().IsMatch(tag);

    /// <summary>
    /// Finds the sentence of a reason: in the file of the language, then of the language without its region (<c>de</c> for
    /// <c>de-AT</c>), then in <c>customer-texts.json</c>; null where none has it.
    /// </summary>
    /// <param name="code">The code of the reason, or the category of a failed reading (<c>institutionUnavailable</c>).</param>
    /// <param name="language">The language tag; null for <c>customer-texts.json</c>.</param>
    public string? Find(string code, string? language)
    {
        ArgumentNullException.ThrowIfNull(code);
        for (var tag = language ?? AnyLanguage; tag.Length > 0; tag = Parent(tag))
        {
            if (FindIn(tag, code) is { } text)
            {
                return text;
            }
        }

        return FindIn(AnyLanguage, code);
    }

    /// <summary>Finds the sentence of a reason, which may be the code of a failed reading; null where no file has one.</summary>
    internal string? Find(Reason reason, BalanceFailure? failure, string? language) =>
        Find(reason.Code, language)
        ?? (failure is not null && string.Equals(failure.Code, reason.Code, StringComparison.Ordinal)
            ? Find(BalanceFailures.NameOf(failure.Category), language)
            : null);

    /// <summary>Gets the language of a file of texts: empty for <c>customer-texts.json</c>.</summary>
    internal static string LanguageOf(string path) => FileName().Match(Path.GetFileName(path)).Groups["language"].Value;

    private static string Parent(string tag) => tag.LastIndexOf('-') is var dash and > 0 ? tag[..dash] : AnyLanguage;

    private string? FindIn(string language, string code) =>
        _byLanguage.TryGetValue(language, out var texts) && texts.TryGetValue(code, out var text) ? text : null;

    [GeneratedRegex("^customer-texts(\\.(?<language>.*))?\\.json$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex FileName();

    [GeneratedRegex("^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}\\z", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex LanguageTag();
}
