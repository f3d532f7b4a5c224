namespace FundsCheck;

/// <summary>Formats values that have one form, under every culture.</summary>
internal static class OneFormat
{
    /// <exception cref="FormatException">The format is neither empty nor <c>G</c>.</exception>
    public static string Check(string text, ReadOnlySpan<char> format) => format is "" or "G"
        ? text
        : throw new FormatException($"`{format}` is no format of it; leave the format out, as there is one form");

    public static bool TryWrite(string text, Span<char> destination, out int charsWritten, ReadOnlySpan<char> format)
    {
        var isWritten = Check(text, format).TryCopyTo(destination);
        charsWritten = isWritten ? text.Length : 0;
        return isWritten;
    }
}
