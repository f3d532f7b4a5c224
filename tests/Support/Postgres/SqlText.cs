namespace FundsCheck.TestSupport;

/// <summary>Names and texts in statements that take no parameters.</summary>
internal static class SqlText
{
    public static string Identifier(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
