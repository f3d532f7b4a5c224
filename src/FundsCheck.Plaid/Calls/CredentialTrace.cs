namespace FundsCheck.Plaid;

/// <summary>
/// Finds a credential in a text by its letters and digits, ignoring case: an echo may have capitals or other separators, be part of a
/// longer text, or be truncated.
/// </summary>
internal sealed class CredentialTrace
{
    /// <summary>This many consecutive letters and digits of a credential are a trace of it.</summary>
    public const int TraceCharacters = 16;

    /// <summary>A shorter credential matches a whole text only, because ordinary words may contain it.</summary>
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
        // Most texts are shorter than a credential.
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
