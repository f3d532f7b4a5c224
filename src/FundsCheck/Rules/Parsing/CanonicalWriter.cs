using FundsCheck.Rules.Language;
using static FundsCheck.Rules.Parsing.CanonicalLayout;

namespace FundsCheck.Rules.Parsing;

/// <summary>
/// Writes a rule set in its one canonical layout: members in a fixed order, a band a line, a test in three, a line feed at the end. Lists
/// keep the order of the file. The hash of a rule set's identity is the SHA-256 of this text in UTF-8, so that it equals the hash of a file
/// in this layout.
/// </summary>
public static class CanonicalWriter
{
    /// <summary>Writes a whole rule set, with all that it inherits.</summary>
    public static string Write(RuleSetDefinition ruleSet) => Write(ruleSet, isWhole: true);

    /// <summary>Writes the file of a rule set: of a rule set that extends another one, what the file itself states.</summary>
    public static string WriteFile(RuleSetDefinition ruleSet) => Write(ruleSet, isWhole: ruleSet.Extension is null);

    private static string Write(RuleSetDefinition ruleSet, bool isWhole) => Block('{',
    [
        .. Optional("$schema", ruleSet.Schema),
        Member("ruleset", Words(ruleSet.Name)),
        Member("version", Words(ruleSet.Version)),
        .. Optional("effectiveFrom", ruleSet.EffectiveFromText),
        .. isWhole ? Nothing : Extension(ruleSet.Extension),
        .. Optional("why", ruleSet.Why),
        .. Optional("owner", ruleSet.Owner),
        .. isWhole || ruleSet.Extension is { StatesCurrency: true } ? [Member("currency", Words(ruleSet.Currency.Code))] : Nothing,
        .. isWhole || ruleSet.Extension is { StatesValidFor: true } ? Optional("validFor", ruleSet.ValidForText) : Nothing,
        .. Blocks("unchecked", '{', Stated(ruleSet.Unchecked, statement => statement.InheritedFrom, isWhole), Unchecked, '}'),
        .. Blocks("customerTexts", '{', Stated(ruleSet.CustomerTexts, text => text.InheritedFrom, isWhole), CustomerText, '}'),
        .. Blocks("facts", '{', Stated(ruleSet.CustomFacts, fact => fact.InheritedFrom, isWhole), CustomFact, '}'),
        .. Blocks("checks", '[', Stated(ruleSet.Checks, check => check.InheritedFrom, isWhole), Check, ']'),
        .. Blocks("tests", '[', ruleSet.Tests, Test, ']'),
    ], '}', column: 0)(0) + "\n";

    private static IReadOnlyList<T> Stated<T>(IReadOnlyList<T> items, Func<T, string?> originOf, bool isWhole) =>
        isWhole ? items : [.. items.Where(item => originOf(item) is null)];

    private static Func<int, string>[] Extension(ExtensionDefinition? extension) => extension is null ? Nothing :
    [
        Member("extends", Words(extension.Base.Name)),
        .. extension.StatesVersion ? [Member("extendsVersion", Words(extension.Base.Version))] : Nothing,
        .. extension.Replaces.Count == 0 ? Nothing : [Member("replaces", List([.. extension.Replaces.Select(Words)]))],
    ];

    private static Func<int, string> Unchecked(UncheckedStatement statement) =>
        Member(statement.Measure.Name, Words(statement.Justification));

    private static Func<int, string> CustomerText(CustomerTextDefinition text) => Member(text.Code, Words(text.Text));

    /// <summary>Writes a single check.</summary>
    public static string WriteCheckAlone(CheckDefinition check) => Check(check)(0);

    /// <summary>Writes a list of tests.</summary>
    public static string WriteTests(IEnumerable<TestDefinition> tests) => Block('[', [.. tests.Select(Test)], ']', column: 0)(0) + "\n";

    private static Func<int, string> CustomFact(CustomFactDefinition fact)
    {
        var worse = fact.Measure.Worse switch { WorseSide.Higher => "higher", WorseSide.Lower => "lower", _ => null };
        return Member(fact.Name, Object(
        [
            Member("type", Words(fact.TypeName)),
            .. Optional("worse", worse),
            .. fact.Type == CustomFactType.Text ? [Member("in", Values(fact.Measure.Values, fact.Measure))] : Nothing,
            .. Optional("why", fact.Why),
        ]));
    }

    private static Func<int, string> Check(CheckDefinition check) => Headed(
        [Member("id", Words(check.Id)), Member("measure", Words(check.BandList.Measure.Name))],
        [
            .. Optional("why", check.Why),
            .. Guards("for", check.For),
            .. Guards("unless", check.Unless),
            .. BandListMembers(check.BandList),
        ]);

    private static IEnumerable<Func<int, string>> BandListMembers(BandListDefinition bandList)
    {
        yield return Member("bands", Column([.. bandList.Bands.Select(band => Band(band, bandList.Measure))]));
        if (bandList.IfUnknown is { } answer)
        {
            yield return Member("ifUnknown", Object([Member("then", Words(answer.Outcome.ToName())), .. ReasonAndBecause(answer)]));
        }

        if (bandList.Fallback is { } fallback)
        {
            yield return Hanging("ifUnknown", [Member("measure", Words(fallback.Measure.Name))], [.. BandListMembers(fallback)]);
        }
    }

    private static Func<int, string> Band(BandDefinition band, Measure measure)
    {
        var then = Member("then", Words(band.Answer.Outcome.ToName()));
        Func<int, string>[] shape = band.Kind switch
        {
            BandKind.Below => [Member("below", Threshold(band.Threshold, measure)), then],
            BandKind.UpTo => [Member("upTo", Threshold(band.Threshold, measure)), then],
            BandKind.In => [Member("in", Values(band.Values, measure)), then],
            _ => [Member("otherwise", Words(band.Answer.Outcome.ToName()))],
        };
        return Object([.. shape, .. ReasonAndBecause(band.Answer)]);
    }

    private static IEnumerable<Func<int, string>> ReasonAndBecause(AnswerDefinition answer) =>
        Optional("reason", answer.Reason).Concat(Optional("because", answer.Justification));

    private static Func<int, string>[] Guards(string name, IReadOnlyList<GuardDefinition> guards) =>
        guards.Count == 0 ? Nothing : [Member(name, Object([.. guards.Select(Guard)]))];

    private static Func<int, string> Guard(GuardDefinition guard)
    {
        var word = guard.Comparison switch
        {
            GuardComparison.Below => "below",
            GuardComparison.UpTo => "upTo",
            GuardComparison.Above => "above",
            _ => "atLeast",
        };
        return Member(guard.Measure.Name, guard.Comparison == GuardComparison.In
            ? Values(guard.Values, guard.Measure)
            : Object([Member(word, Threshold(guard.Threshold, guard.Measure))]));
    }

    private static Func<int, string> Test(TestDefinition test) => Headed(
        [Member("name", Words(test.Name))],
        [
            Member("given", Object([.. test.Given.Select(Given)])),
            Member(
                "expect",
                Object([Member("outcome", Words(test.Outcome.ToName())), Member("reasons", List([.. test.Reasons.Select(Words)]))])),
        ]);

    /// <summary>Writes the facts of a test as an object on one line of any length.</summary>
    public static string Given(IEnumerable<TestFact> facts) => $"{{ {string.Join(", ", facts.Select(fact => Given(fact)(0)))} }}";

    private static Func<int, string> Given(TestFact fact) =>
        Member(fact.Name, fact.Value is null ? Text("null") : fact.IsBare ? Text(fact.Value) : Words(fact.Value));

    private static Func<int, string> Threshold(Threshold threshold, Measure measure) =>
        measure.Unit == MeasureUnit.Integer ? Text(threshold.Text) : Words(threshold.Text);

    private static Func<int, string> Values(IReadOnlyList<string> values, Measure measure) =>
        List([.. values.Select(value => measure.IsBoolean ? Text(value) : Words(value))]);

    private static Func<int, string> Words(string text) => Text(Quote(text));

    private static Func<int, string>[] Optional(string name, string? value) => value is null ? Nothing : [Member(name, Words(value))];

    private static Func<int, string>[] Blocks<T>(
        string name, char open, IReadOnlyList<T> items, Func<T, Func<int, string>> write, char close) =>
            items.Count == 0 ? Nothing : [Member(name, Block(open, [.. items.Select(write)], close, column: 2))];

    private static Func<int, string>[] Nothing { get; } = [];
}
