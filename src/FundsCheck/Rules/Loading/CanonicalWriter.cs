using System.Text;
using FundsCheck.Rules.Model;

namespace FundsCheck.Rules.Loading;

/// <summary>
/// Writes a rule set in its one canonical layout: members in a fixed order, a rung a line, two spaces a level, a line feed at the end.
/// A rule set's identity is the SHA-256 of this text in UTF-8, so a file in this layout has the identity as its own hash.
/// </summary>
internal sealed class CanonicalWriter
{
    private readonly StringBuilder _text = new();
    private int _level;

    public static string Write(RuleSetDefinition ruleSet)
    {
        var writer = new CanonicalWriter();
        writer.WriteRuleSet(ruleSet);
        return writer._text.Append('\n').ToString();
    }

    /// <summary>One check alone.</summary>
    public static string WriteCheckAlone(CheckDefinition check)
    {
        var writer = new CanonicalWriter();
        writer.WriteCheck(check);
        return writer._text.ToString();
    }

    /// <summary>Tests alone, as a list.</summary>
    public static string WriteTests(IEnumerable<TestDefinition> tests)
    {
        var writer = new CanonicalWriter();
        writer.Block('[', ']', tests.Select<TestDefinition, Action>(test => () => writer.WriteTest(test)));
        return writer._text.Append('\n').ToString();
    }

    private void WriteRuleSet(RuleSetDefinition ruleSet) => Block('{', '}',
    [
        .. Member("$schema", ruleSet.Schema),
        .. Member("ruleset", ruleSet.Name),
        .. Member("version", ruleSet.Version),
        .. Member("why", ruleSet.Why),
        .. Member("owner", ruleSet.Owner),
        .. Member("currency", ruleSet.Currency.Code),
        .. Member("validFor", ruleSet.ValidFor is { } validFor ? EdgeText.WriteDuration(validFor) : null),
        .. Member("facts", ruleSet.HostFacts, '{', '}', WriteHostFact),
        .. Member("checks", ruleSet.Checks, '[', ']', WriteCheck),
        .. Member("tests", ruleSet.Tests, '[', ']', WriteTest),
    ]);

    private void WriteHostFact(HostFactDefinition fact)
    {
        var worse = fact.Measure.Worse == Vocabulary.WorseSide.None ? string.Empty : $", \"worse\": {Quote(fact.Measure.Worse == Vocabulary.WorseSide.Higher ? "higher" : "lower")}";
        var values = fact.Type == HostFactType.Text ? $", \"in\": {List(fact.Measure.Values)}" : string.Empty;
        Put($"{Quote(fact.Name)}: {{ \"type\": {Quote(fact.TypeName)}{worse}{values} }}");
    }

    private void WriteCheck(CheckDefinition check) => Block('{', '}',
    [
        .. Member("id", check.Id),
        .. Member("why", check.Why),
        .. check.For.Count == 0 ? [] : One(() => Put($"\"for\": {Guards(check.For)}")),
        .. check.Unless.Count == 0 ? [] : One(() => Put($"\"unless\": {Guards(check.Unless)}")),
        .. LadderMembers(check.Ladder),
    ]);

    private IEnumerable<Action> LadderMembers(LadderDefinition ladder) =>
    [
        .. Member("measure", ladder.Measure.Name),
        .. Member("bands", ladder.Rungs, '[', ']', rung => Put(Rung(rung, ladder))),
        .. ladder.IfUnknown is not { } answer ? [] : One(() => Put($"\"ifUnknown\": {{ \"then\": {Quote(answer.Outcome.ToName())}{ReasonAndBecause(answer)} }}")),
        .. ladder.Fallback is not { } fallback ? [] : One(() =>
        {
            Put("\"ifUnknown\": ");
            Block('{', '}', LadderMembers(fallback));
        }),
    ];

    private static string Rung(RungDefinition rung, LadderDefinition ladder)
    {
        var edge = ladder.Measure.Unit == Vocabulary.MeasureUnit.Integer ? rung.Edge.Text : Quote(rung.Edge.Text ?? string.Empty);
        var then = $"\"then\": {Quote(rung.Answer.Outcome.ToName())}";
        var shape = rung.Kind switch
        {
            RungKind.Below => $"\"below\": {edge}, {then}",
            RungKind.UpTo => $"\"upTo\": {edge}, {then}",
            RungKind.In => $"\"in\": {Values(rung.Values, ladder.Measure)}, {then}",
            _ => $"\"otherwise\": {Quote(rung.Answer.Outcome.ToName())}",
        };
        return $"{{ {shape}{ReasonAndBecause(rung.Answer)} }}";
    }

    private static string ReasonAndBecause(AnswerDefinition answer) =>
        (answer.Reason is null ? string.Empty : $", \"reason\": {Quote(answer.Reason)}")
        + (answer.Because is null ? string.Empty : $", \"because\": {Quote(answer.Because)}");

    private static string Guards(IReadOnlyList<GuardDefinition> guards) => $"{{ {string.Join(", ", guards.Select(Guard))} }}";

    private static string Guard(GuardDefinition guard)
    {
        if (guard.Comparison == GuardComparison.In)
        {
            return $"{Quote(guard.Measure.Name)}: {Values(guard.Values, guard.Measure)}";
        }

        var word = guard.Comparison switch
        {
            GuardComparison.Below => "below",
            GuardComparison.UpTo => "upTo",
            GuardComparison.Above => "above",
            _ => "atLeast",
        };
        var edge = guard.Measure.Unit == Vocabulary.MeasureUnit.Integer ? guard.Edge.Text : Quote(guard.Edge.Text);
        return $"{Quote(guard.Measure.Name)}: {{ \"{word}\": {edge} }}";
    }

    private void WriteTest(TestDefinition test) => Block('{', '}',
    [
        .. Member("name", test.Name),
        .. One(() => Put($"\"given\": {Given(test.Given)}")),
        .. One(() => Put($"\"expect\": {{ \"outcome\": {Quote(test.Outcome.ToName())}, \"reasons\": {List(test.Reasons)} }}")),
    ]);

    /// <summary>The facts of a test as an object on one line.</summary>
    public static string Given(IEnumerable<TestFact> facts) => $"{{ {string.Join(", ", facts.Select(Given))} }}";

    private static string Given(TestFact fact) => $"{Quote(fact.Name)}: {(fact.Value is null ? "null" : fact.IsBare ? fact.Value : Quote(fact.Value))}";

    private static string Values(IReadOnlyList<string> values, Vocabulary.Measure measure) => measure.IsBoolean ? $"[{string.Join(", ", values)}]" : List(values);

    private static string List(IReadOnlyList<string> values) => $"[{string.Join(", ", values.Select(Quote))}]";

    /// <summary>A JSON string with nothing escaped but what JSON demands, whatever version of .NET writes it.</summary>
    private static string Quote(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private void Put(string text) => _text.Append(text);

    private static Action[] One(Action write) => [write];

    private Action[] Member(string name, string? value) => value is null ? [] : One(() => Put($"{Quote(name)}: {Quote(value)}"));

    private Action[] Member<T>(string name, IReadOnlyList<T> items, char open, char close, Action<T> write) => items.Count == 0 ? [] : One(() =>
    {
        Put($"{Quote(name)}: ");
        Block(open, close, items.Select<T, Action>(item => () => write(item)));
    });

    private void Block(char open, char close, IEnumerable<Action> entries)
    {
        _text.Append(open);
        _level++;
        var isFirst = true;
        foreach (var entry in entries)
        {
            _text.Append(isFirst ? "\n" : ",\n").Append(' ', 2 * _level);
            entry();
            isFirst = false;
        }

        _level--;
        _text.Append('\n').Append(' ', 2 * _level).Append(close);
    }
}
