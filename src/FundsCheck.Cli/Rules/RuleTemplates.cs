using System.Text.Json.Nodes;
using FundsCheck.Cli.Input;

namespace FundsCheck.Cli.Rules;

/// <summary>The example rule sets that <c>rules new</c> starts from: most extend a rule set, some are whole.</summary>
internal static class RuleTemplates
{
    private const string Prefix = "template.";

    /// <summary>The names of the templates, in ordinal order.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. typeof(RuleTemplates).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name => Path.GetFileNameWithoutExtension(name[Prefix.Length..])).Order(StringComparer.Ordinal),
    ];

    /// <summary>Drafts a rule file.</summary>
    /// <param name="name">The name of the new rule set.</param>
    /// <param name="from">The rule set that it extends; null where none is named.</param>
    /// <param name="template">The template; null for a file that only extends.</param>
    /// <exception cref="WrongInputException">There is no such template, or it extends no rule set.</exception>
    public static JsonObject Draft(string name, string? from, string? template)
    {
        var draft = template is null ? new JsonObject { ["extends"] = NewCommand.DefaultBase } : Read(template);
        var isWhole = !draft.ContainsKey("extends");
        if (isWhole && from is not null)
        {
            throw new WrongInputException([$"the template `{template}` is a whole rule set and extends none; leave out --from"]);
        }

        draft["ruleset"] = name;
        draft["version"] = "1";
        draft.Remove("$schema");
        draft.Remove("owner");
        if (!isWhole)
        {
            draft["extends"] = from ?? NewCommand.DefaultBase;

            // Which other reasons a debit has depends on the base, so the tests are written anew.
            draft.Remove("tests");
        }

        return draft;
    }

    private static JsonObject Read(string template)
    {
        if (!Names.Contains(template, StringComparer.Ordinal))
        {
            var near = Suggestion.For(template, Names) is { Length: > 0 } nearest ? nearest : $"; name one of {string.Join(", ", Names)}";
            throw new WrongInputException([$"there is no template `{template}`{near}"]);
        }

        using var file = typeof(RuleTemplates).Assembly.GetManifestResourceStream($"{Prefix}{template}.json");
        return JsonNode.Parse(file ?? Stream.Null)?.AsObject() ?? throw new InvalidOperationException("a template is an object");
    }
}
