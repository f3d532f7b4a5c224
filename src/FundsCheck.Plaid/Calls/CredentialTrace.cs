namespace FundsCheck.Plaid;

/// <summary>
/// Finds a credential in a text by letters and digits only and without case: an echo may come in capitals, with other separators, inside
/// other words, or cut short.
/// </summary>
internal sealed class CredentialTrace
{
    /// <summary>So many letters and digits in a row from a credential are a trace of it.</summary>
    public const int TraceCharacters = 16;

    /// <summary>A credential with fewer letters and digits is found only as a whole text: ordinary words could hold it.</summary>
    public const int PartCharactersMin = 8;

    private readonly string _credential;
    private readonly int _length;

    public CredentialTrace(string credential)
    {
        _credential = Essence(credential);
        _length = Math.Min(_credential.Length, TraceCharacters);
    }

    public bool IsIn(string text)
    {
        // Most texts are shorter than any credential.
        if (_length == 0 || text.Length < _length)
        {
            return false;
        }

        var essence = Essence(text);
        return _length < PartCharactersMin ? string.Equals(essence, _credential, StringComparison.Ordinal) : HasTrace(essence);
    }

    private bool HasTrace(ReadOnlySpan<char> essence)
    {
        for (var start = 0; start + _length <= essence.Length; start++)
        {
            if (_credential.AsSpan().IndexOf(essence.Slice(start, _length)) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private static string Essence(string text) => string.Create(text.Count(char.IsAsciiLetterOrDigit), text, static (essence, text) =>
    {
        var length = 0;
        foreach (var letter in text)
        {
            if (char.IsAsciiLetterOrDigit(letter))
            {
                essence[length++] = char.ToUpperInvariant(letter);
            }
        }
    });
}
