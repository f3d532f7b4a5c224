using System.Text;
using System.Text.RegularExpressions;
using FundsCheck.Rules;

namespace FundsCheck.Cli.Tests.Rules.Mistakes;

/// <summary>
/// One mistake, made in the shipped rule set by edits of its text. <see cref="Mark"/> marks the place of the finding: in the text that an
/// edit
/// writes, or in <see cref="At"/>, which is searched afterwards. The layout of the rule set does not matter: a space of an edit matches
/// any or no white space.
/// </summary>
internal sealed record SeededMistake(string Name, string Code, string Fix, params IReadOnlyList<(string Find, string Write)> Edits)
{
    public const char Mark = '¤';

    /// <summary>The place, where no edit writes it.</summary>
    public string? At { get; init; }

    public bool IsWarning { get; init; }

    public string Text
    {
        get
        {
            var text = Edits.Aggregate(RuleSet.Default.CanonicalText, Apply);
            return At is null ? text : Apply(text, (At.Replace(Mark.ToString(), ""), At));
        }
    }

    public byte[] Bytes => Encoding.UTF8.GetBytes(Text.Replace(Mark.ToString(), ""));

    /// <summary>Line and column of the place, both from 1.</summary>
    public (int Line, int Column) Place
    {
        get
        {
            var before = Text[..Text.IndexOf(Mark)];
            return (before.Count(character => character == '\n') + 1, before.Length - before.LastIndexOf('\n'));
        }
    }

    public override string ToString() => Name;

    private static string Apply(string text, (string Find, string Write) edit)
    {
        var pattern = Regex.Replace(Regex.Escape(edit.Find), @"(?:\\ |\\n|\s)+", @"\s*", RegexOptions.NonBacktracking);
        var match = Regex.Match(text, pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        match.Success.Should().BeTrue($"`{edit.Find}` is in the rule set");
        var write = edit.Find == edit.Write.Replace(Mark.ToString(), "") ? Marked(match.Value, edit.Write) : edit.Write;
        var changed = string.Concat(text.AsSpan(0, match.Index), write, text.AsSpan(match.Index + match.Length));
        changed.Should().NotBe(text, "an edit changes something");
        return changed;
    }

    // What is only marked keeps its layout: the mark goes before the same visible character.
    private static string Marked(string found, string write)
    {
        var visible = write[..write.IndexOf(Mark)].Count(character => !char.IsWhiteSpace(character));
        var index = 0;
        for (var seen = 0; seen < visible || char.IsWhiteSpace(found[index]); index++)
        {
            seen += char.IsWhiteSpace(found[index]) ? 0 : 1;
        }

        return found.Insert(index, Mark.ToString());
    }
}
