using Microsoft.CodeAnalysis;

namespace FundsCheck.Mutation;

/// <summary>One change of one place.</summary>
/// <param name="File">The file, from the top of the repository.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Before">The replaced node.</param>
/// <param name="After">Its replacement.</param>
internal sealed record Mutant(string File, int Line, SyntaxNode Before, SyntaxNode After)
{
    private const int ShownMax = 60;

    public override string ToString() => $"{File}:{Line}: `{Shown(Before)}` -> `{Shown(After)}`";

    private static string Shown(SyntaxNode node)
    {
        var text = string.Join(' ', node.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Length == 0 ? "nothing" : text.Length <= ShownMax ? text : $"{text[..ShownMax]}...";
    }
}
