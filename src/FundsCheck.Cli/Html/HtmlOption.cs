using System.CommandLine;
using FundsCheck.Cli.Input;
using FundsCheck.Cli.Output;

namespace FundsCheck.Cli.Html;

/// <summary>The option <c>--html FILE</c>: the result as one self-contained HTML file in place of the text.</summary>
internal static class HtmlOption
{
    private const string Name = "--html";
    private const string StandardOutput = "-";

    public static Option<string?> Create(string what)
    {
        var option = new Option<string?>(Name)
        {
            HelpName = "FILE",
            Description = $"Writes {what} as one HTML file without script or network, for a browser and for paper; - for standard output.",
        };
        return option;
    }

    /// <summary>Reads the option; null without it.</summary>
    /// <exception cref="WrongInputException">The name is not that of a page: a swapped argument would replace a rule file.</exception>
    public static string? Read(ParseResult parsed, Option<string?> option) => parsed.GetValue(option) switch
    {
        null => null,
        StandardOutput => StandardOutput,
        var path when Path.GetExtension(path) is { Length: > 0 } extension && IsPage(extension) => path,
        var path => throw new WrongInputException([$"{Name}: `{path}` does not end in .html; name a page, or - for standard output"]),
    };

    /// <summary>Writes a page to standard output or, in one step, to a file, which is its owner's alone where it is new.</summary>
    /// <exception cref="WrongInputException">The file cannot be written.</exception>
    public static async Task WriteAsync(Terminal terminal, string target, string html)
    {
        if (string.Equals(target, StandardOutput, StringComparison.Ordinal))
        {
            await terminal.Out.WriteAsync(html).ConfigureAwait(false);
        }
        else if (FileReplacement.WriteOrCreate(target, System.Text.Encoding.UTF8.GetBytes(html)) is { } problem)
        {
            throw new WrongInputException([$"{target}: {problem}"]);
        }
    }

    private static bool IsPage(string extension) =>
        extension.Equals(".html", StringComparison.OrdinalIgnoreCase) || extension.Equals(".htm", StringComparison.OrdinalIgnoreCase);
}
