using System.Text;
using FundsCheck.Cli.Input;
using FundsCheck.Rules;
using FundsCheck.Rules.Language;

namespace FundsCheck.Cli.LanguageServer;

/// <summary>A saved rule file of the folder of an open one, as far as it is written.</summary>
/// <param name="Uri">The address of the file.</param>
/// <param name="Text">The text.</param>
/// <param name="Root">The outline of the text.</param>
internal sealed record RuleFileBeside(string Uri, string Text, OutlineNode Root)
{
    public const string Extends = "extends";

    /// <summary>The name of the rule set; null where none is written.</summary>
    public string? Name => Root.TextOf("ruleset");

    /// <summary>Reads the other files of the folder, in the order of their names; none for a document that is no file.</summary>
    public static IReadOnlyList<RuleFileBeside> Of(string uri)
    {
        if (!System.Uri.TryCreate(uri, UriKind.Absolute, out var address) || !address.IsFile
            || Path.GetDirectoryName(address.LocalPath) is not { } folder)
        {
            return [];
        }

        try
        {
            return
            [
                .. Directory.EnumerateFiles(folder, "*.json").Where(RuleSetCatalog.IsRuleFile).Order(StringComparer.Ordinal)
                    .Where(path => !string.Equals(path, address.LocalPath, StringComparison.Ordinal))
                    .Select(Read).OfType<RuleFileBeside>(),
            ];
        }
        catch (Exception exception) when (RuleFiles.IsUnreadable(exception))
        {
            return [];
        }
    }

    /// <summary>Finds the rule sets that a file extends, the nearest first; a name that two files have is ambiguous and is none.</summary>
    public static IReadOnlyList<RuleFileBeside> BasesOf(OutlineNode? root, IReadOnlyList<RuleFileBeside> files)
    {
        var bases = new List<RuleFileBeside>();
        for (var at = root; at?.TextOf(Extends) is { } name && bases.Count < RuleLimits.ExtensionsMax; at = bases[^1].Root)
        {
            var named = files.Where(file => string.Equals(file.Name, name, StringComparison.Ordinal)).ToList();
            if (named.Count != 1 || bases.Contains(named[0]))
            {
                break;
            }

            bases.Add(named[0]);
        }

        return bases;
    }

    private static RuleFileBeside? Read(string path) =>
        RuleFiles.TryReadBytes(path, out var bytes, out _) && bytes.Length <= RuleLimits.FileBytesMax
        && Encoding.UTF8.GetString(bytes) is var text && OutlineParser.Parse(text) is { } root
            ? new RuleFileBeside(new Uri(path).AbsoluteUri, text, root)
            : null;
}
