using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Components;

namespace FundsCheck.Pages.Layout;

/// <summary>The style of every page, and the policy under which a browser loads a page: this style, and nothing else.</summary>
internal static class Stylesheet
{
    private static readonly string Content = Read();

    /// <summary>The style, which is the project's own text and no data.</summary>
    public static MarkupString Markup => new(Content);

    /// <summary>The Content Security Policy: no script, no request, no other style.</summary>
    public static string Policy { get; } =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Content)))}'; "
            + "base-uri 'none'; form-action 'none'";

    private static string Read()
    {
        using var stream = typeof(Stylesheet).Assembly.GetManifestResourceStream("page.css")
            ?? throw new InvalidOperationException("the style is missing from the assembly; reinstall the tool");
        using var reader = new StreamReader(stream, Encoding.UTF8);

        // A browser hashes the text after it has replaced other line ends.
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
