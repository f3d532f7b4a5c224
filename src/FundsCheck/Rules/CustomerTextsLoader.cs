using System.Collections.Frozen;
using FundsCheck.Rules.Language;
using FundsCheck.Rules.Parsing;

namespace FundsCheck.Rules;

/// <summary>Loads the files of texts for customers of a rule folder.</summary>
public static class CustomerTextsLoader
{
    /// <summary>Finds the problems of one file of texts.</summary>
    /// <param name="utf8">The content of the file.</param>
    /// <param name="file">The name of the file, which states its language.</param>
    /// <param name="ruleSets">The rule sets of the folder, whose own reasons may have texts.</param>
    public static IReadOnlyList<RuleSetProblem> FindProblems(ReadOnlyMemory<byte> utf8, string file, IEnumerable<RuleSet> ruleSets)
    {
        ArgumentException.ThrowIfNullOrEmpty(file);
        ArgumentNullException.ThrowIfNull(ruleSets);
        var found = new List<RuleSetProblem>();
        _ = Read(new RuleFolderFile(file, utf8), CodesOf(ruleSets), found);
        return found;
    }

    internal static CustomerTexts Load(
        IEnumerable<RuleFolderFile> files, IEnumerable<RuleSet> ruleSets, List<RuleSetProblem> found)
    {
        var byLanguage = new Dictionary<string, FrozenDictionary<string, string>>(StringComparer.OrdinalIgnoreCase);
        var codes = CodesOf(ruleSets);
        foreach (var file in files)
        {
            var texts = Read(file, codes, found);
            if (!byLanguage.TryAdd(CustomerTexts.LanguageOf(file.Path), texts))
            {
                found.Add(RuleFolderReader.Problem(
                    file.Path, "customerTexts.repeated", "another file of the folder has the texts of this language; remove one of them"));
            }
        }

        return byLanguage.Count == 0 ? CustomerTexts.None : new CustomerTexts(byLanguage);
    }

    private static List<string> CodesOf(IEnumerable<RuleSet> ruleSets) =>
    [
        .. ReasonCodes.All, .. BalanceFailures.CategoryNames,
        .. ruleSets.SelectMany(ruleSet => OwnTextReader.OwnCodes(ruleSet.Definition.Checks)).Distinct(StringComparer.Ordinal),
    ];

    private static FrozenDictionary<string, string> Read(RuleFolderFile file, List<string> codes, List<RuleSetProblem> found)
    {
        if (CustomerTexts.LanguageOf(file.Path) is { Length: > 0 } language && !CustomerTexts.IsLanguage(language))
        {
            found.Add(RuleFolderReader.Problem(
                file.Path, "customerTexts.language",
                $"`{language}` is not a language tag; name the file as in customer-texts.de.json or customer-texts.de-AT.json"));
        }

        var source = new SourceText(file.Path, file.Bytes);
        var problems = new ProblemList(source);
        var context = new ReadContext(problems);
        var texts = SourceParser.Parse(source, problems) is { } root ? ReadMembers(root, codes, context) : [];
        found.AddRange(problems.InFileOrder());
        return texts.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static Dictionary<string, string> ReadMembers(SourceNode root, List<string> codes, ReadContext context)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        if (root.Kind != SourceKind.Object)
        {
            context.Add(
                root, "type.wrong", $"a file of texts is an object of reason codes, each with its sentence, not {root.KindName}");
            return texts;
        }

        foreach (var member in root.Members)
        {
            if (!codes.Contains(member.Name, StringComparer.Ordinal))
            {
                var near = Suggestion.For(member.Name, codes) is { Length: > 0 } suggestion
                    ? suggestion
                    : "; write a listed code, an `X_` code of a rule file beside it, or the category of a failed reading";
                context.Problems.Add(
                    member.NameOffset, "customerTexts.code", $"`{SyntaxText.Shorten(member.Name)}` is no reason of these rules{near}");
            }
            else if (context.ReadSentence(member.Value, $"the text of `{member.Name}`") is { } text)
            {
                texts[member.Name] = text;
            }
        }

        return texts;
    }
}
