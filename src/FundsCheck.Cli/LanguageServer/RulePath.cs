namespace FundsCheck.Cli.LanguageServer;

/// <summary>
/// The place of a value by the shape of rule files: the parts of a check begin at the check, however deep its fallback, and names that
/// authors choose are <c>?</c>.
/// </summary>
/// <param name="Shape">The path, such as <c>bands/*/then</c> or <c>tests/*/given/?</c>.</param>
/// <param name="IsInIfUnknown">True inside an <c>ifUnknown</c>.</param>
internal sealed record RulePath(string Shape, bool IsInIfUnknown)
{
    private const string IfUnknown = "ifUnknown";

    private static readonly string[] Mappings = ["for", "unless", "facts", "given"];

    public static RulePath Of(OutlinePlace place) => Of(place.Path);

    public static RulePath Of(OutlineNode container) => Of(container.Path);

    private static RulePath Of(string path)
    {
        var parts = path.Split('/');
        if (parts is not ["checks", "*", .. var ofCheck])
        {
            return new RulePath(Shaped(parts), IsInIfUnknown: false);
        }

        var inside = ofCheck.SkipWhile(part => part is IfUnknown).ToArray();
        var isInIfUnknown = ofCheck is [IfUnknown, ..];
        return inside.Length > 0
            ? new RulePath(Shaped(inside), isInIfUnknown)
            : new RulePath(isInIfUnknown ? IfUnknown : "check", isInIfUnknown);
    }

    private static string Shaped(string[] parts) =>
        string.Join(
            '/',
            parts.Select((part, index) => index > 0 && Mappings.Contains(parts[index - 1], StringComparer.Ordinal) ? "?" : part));
}
