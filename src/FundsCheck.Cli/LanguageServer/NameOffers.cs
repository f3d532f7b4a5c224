using FundsCheck.Rules.Language;
using FundsCheck.Rules.Parsing;

namespace FundsCheck.Cli.LanguageServer;

/// <summary>The members that an object of a rule file may have, each with a value to fill in.</summary>
internal static class NameOffers
{
    private const string Text = "\"$1\"";
    private const string Object = "{ $1 }";
    private const string List = "[ $1 ]";
    private const string Outcomes = "\"${1|accept,review,decline|}\"";

    /// <summary>Lists the members of an object, those that it has too.</summary>
    public static IEnumerable<Offer> In(OutlineNode container, RulePath path, Vocabulary words) => path.Shape switch
    {
        "" => OfFile,
        "check" => OfCheck(words.Find(container.TextOf("measure"))),
        "ifUnknown" => OfIfUnknown(container, words),
        "bands/*" => OfBand(container, words.MeasureAround(container.Parent), path),
        "for" or "unless" => words.Measures.Where(measure => !measure.IsGate)
            .Select(measure => Name(measure.Name, GuardValue(measure), WordMeaning.Of(measure))),
        "for/?" or "unless/?" => Comparisons(words.MeasureAround(container), path.Shape.StartsWith("for", StringComparison.Ordinal)),
        "facts" => [Name("x.", "{ \"type\": \"${1|integer,money,percent,duration,boolean,text|}\" }", "A custom fact, `x.` and its name.")],
        "facts/?" => OfFact(container.TextOf("type")),
        "unchecked" => MeasureTable.Default.Expected
            .Where(measure => words.Checks.All(check => !string.Equals(check.TextOf("measure"), measure.Name, StringComparison.Ordinal)))
            .Select(measure => Name(measure.Name, Text, $"Why no check judges it: {measure.Description}.")),
        "tests/*" => OfTest,
        "tests/*/given" => OfGiven(words),
        "tests/*/expect" =>
        [
            Name("outcome", Outcomes, "The outcome of the whole rule set."),
            Name("reasons", "[$1]", "The codes of all reasons, in any order: exactly these."),
        ],
        _ => [],
    };

    private static Offer[] OfFile { get; } =
    [
        Name("ruleset", Text, "The name of the rule set, in debits and decisions."),
        Name("version", Text, "The version of the rules, as you count it."),
        Name("effectiveFrom", Text, "From when this version is in force; without it, from always."),
        Name("why", Text, "What this version is for."),
        Name("owner", Text, "Who is responsible for these rules."),
        Name("extends", Text, "A rule set of the same folder, whose checks this one takes over."),
        Name("extendsVersion", Text, "The version to extend, where the folder has several."),
        Name("replaces", "[\"$1\"]", "The ids of the inherited checks that checks of this file replace."),
        Name("currency", Text, "The currency of every amount in the file."),
        Name("validFor", Text, "How long a decision may be relied on, at most `24h`; `1h` by default."),
        Name("unchecked", Object, "The facts that no check judges on purpose, each with its because."),
        Name("facts", Object, "Custom facts, by names that start with `x.`."),
        Name("checks", List, "The checks, in any order; the most severe answer wins."),
        Name("tests", List, "Debits and balances with their expected outcomes."),
        Name("$schema", Text, "Where the schema is, for editors without a language server."),
    ];

    private static Offer[] OfTest { get; } =
    [
        Name("name", Text, "What the test shows."),
        Name("given", "{ \"amount\": $1 }", "The facts. What is not stated is plain; money and custom facts are unknown."),
        Name(
            "expect", "{ \"outcome\": \"${1|accept,review,decline|}\", \"reasons\": [$2] }",
            "The outcome and the reasons for these facts."),
    ];

    private static IEnumerable<Offer> OfCheck(Measure? measure) =>
    [
        Name("id", Text, "The check's name, which its reasons carry."),
        Name("measure", Text, "What the check looks at."),
        Name("why", Text, "Why there is this check. It is the sentence of the check's own `X_` reasons."),
        .. measure is { IsGate: true } ? (Offer[])[] :
        [
            Name("for", Object, "The check is in force only where all of these hold; it is excused where one is known not to."),
            Name("unless", Object, "The check is excused where any of these is known to hold."),
        ],
        Name("bands", List, "Bands in order, thresholds ascending, the last one `otherwise`."),
        .. measure is { CanBeUnknown: false } ? (Offer[])[] :
            [Name("ifUnknown", "{ \"then\": \"${1|review,decline|}\", \"reason\": \"$2\" }", "The answer where the measure is unknown.")],
    ];

    private static IEnumerable<Offer> OfIfUnknown(OutlineNode container, Vocabulary words)
    {
        var isFallback = container.FindMember("measure") is not null;
        var mayFallBack = words.MeasureAround(container.Parent) is { IsFunds: true } && container.FindMember("then") is null;
        return
        [
            .. isFallback ? (Offer[])[] :
            [
                Name("then", Outcomes, "The outcome where the measure is unknown."),
                Name("reason", Text, "The code of this outcome."),
                Name("because", Text, "Why an accept is right although it was not checked."),
            ],
            .. !mayFallBack ? (Offer[])[] :
            [
                Name("measure", Text, "Another headroom or cover to fall back on."),
                Name("bands", List, "The bands of the fallback."),
                Name("ifUnknown", Object, "The answer where the fallback is unknown too."),
            ],
        ];
    }

    private static IEnumerable<Offer> OfBand(OutlineNode band, Measure? measure, RulePath path)
    {
        var isShaped = band.Members.Exists(member => member.Name is "below" or "upTo" or "in" or "otherwise");
        var isLast = band.FindMember("otherwise") is not null;
        var mayWaive = path.IsInIfUnknown || measure is null or { IsGate: true } or { IsFunds: true };
        if (!isShaped)
        {
            foreach (var shape in measure is { Unit: MeasureUnit.Value } ? Values(measure) : Thresholds(measure))
            {
                yield return shape;
            }

            yield return Name("otherwise", Outcomes, "The last band: the outcome for every other known value.");
        }

        if (!isLast)
        {
            yield return Name("then", Outcomes, "The outcome where this band holds.");
        }

        yield return Name("reason", Text, "The code of this outcome; a review or a decline needs one.");
        if (mayWaive)
        {
            yield return Name("because", Text, "Why an accept is right although it was not checked, or the money may not cover it.");
        }
    }

    private static Offer[] Thresholds(Measure? measure) =>
    [
        Name("below", ValueOf(measure), "Holds for what is less than this threshold."),
        Name("upTo", ValueOf(measure), "Holds for what is at most this threshold."),
    ];

    private static Offer[] Values(Measure measure) =>
        [Name("in", measure.IsBoolean ? "[${1|true,false|}]" : "[\"$1\"]", "Holds for these values; each value stands in one band only.")];

    private static string ValueOf(Measure? measure) => measure is null or { Unit: MeasureUnit.Integer } ? "$1" : Text;

    private static string GuardValue(Measure measure) =>
        measure.Unit != MeasureUnit.Value ? Object : measure.IsBoolean ? "[$1]" : "[\"$1\"]";

    // A guard in `for` points to the worse side, and one in `unless` to the better one.
    private static Offer[] Comparisons(Measure? measure, bool isFor)
    {
        Offer[] low =
        [
            Name("below", ValueOf(measure), "Holds for what is less than this threshold."),
            Name("upTo", ValueOf(measure), "Holds for what is at most this threshold."),
        ];
        Offer[] high =
        [
            Name("above", ValueOf(measure), "Holds for what is more than this threshold."),
            Name("atLeast", ValueOf(measure), "Holds for what is this threshold or more."),
        ];
        return measure?.Worse switch
        {
            null or WorseSide.None => [.. low, .. high],
            WorseSide.Higher => isFor ? high : low,
            _ => isFor ? low : high,
        };
    }

    private static Offer[] OfFact(string? type) =>
    [
        Name("type", "\"${1|integer,money,percent,duration,boolean,text|}\"", "How the fact is written."),
        .. type is "text" ? (Offer[])[Name("in", "[\"$1\"]", "Every text the fact may have; any other is unknown.")] : [],
        .. type is "integer" or "money" or "percent" or "duration"
            ? (Offer[])[Name("worse", "\"${1|lower,higher|}\"", "The side on which outcomes get stricter; without it, either.")]
            : [],
    ];

    private static IEnumerable<Offer> OfGiven(Vocabulary words) =>
    [
        .. GivenFact.Of(MeasureTable.Default).Select(fact => Name(fact.Name, "$1", fact.Meaning)),
        .. words.CustomFacts.Select(fact => Name(fact.Name, "$1", $"{MeasureWords.ToSentence(fact.Description)} `null` is unknown.")),
    ];

    private static Offer Name(string name, string value, string meaning) =>
        new(name, $"{JsonText.Quote(name).Replace("$", "\\$", StringComparison.Ordinal)}: {value}", meaning, Offer.KindProperty)
        {
            IsSnippet = true,
        };
}
