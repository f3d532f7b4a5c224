namespace FundsCheck;

/// <summary>Validates the format of values with one form in every culture.</summary>
internal static class OneFormat
{
    /// <exception cref="FormatException">The format is neither empty nor <c>G</c>.</exception>
    public static string Check(string text, ReadOnlySpan<char> format) => format is "" or "G"
        ? text
        : throw new FormatException($"`{format}` is not a valid format; omit the format, since the value has one form");

    public static bool TryWrite(string text, Span<char> destination, out int charsWritten, ReadOnlySpan<char> format)
    {
        var isWritten = Check(text, format).TryCopyTo(destination);
        charsWritten = isWritten ? text.Length : 0;
        return isWritten;
    }
}
