using FundsCheck.Rules.Language;
using FundsCheck.Rules.Parsing;

namespace FundsCheck.Cli.LanguageServer;

/// <summary>The values that may stand at a place of a rule file.</summary>
internal static class ValueOffers
{
    private const string AnyFact = "?";

    public static IEnumerable<Offer> At(OutlinePlace place, RulePath path, RuleDocument document) =>
        path.Shape is RuleFileBeside.Extends ? BaseNames(document) : At(place, path, document.Words);

    private static IEnumerable<Offer> BaseNames(RuleDocument document) => document.Files.Select(file => file.Name).OfType<string>()
        .Distinct(StringComparer.Ordinal).Select(name => Offer.Word(name, "A rule set of the folder."));

    private static IEnumerable<Offer> At(OutlinePlace place, RulePath path, Vocabulary words) => path.Shape switch
    {
        "replaces/*" => Ids(words.InheritedIds.Except(words.Replaced.Where(id => !IsAt(place, id)), StringComparer.Ordinal)),
        "id" => Ids(words.Replaced.Except(
            words.Checks.Select(check => check.TextOf("id")).OfType<string>().Where(id => !IsAt(place, id)), StringComparer.Ordinal)),
        "currency" => Currency.All.Where(currency => currency.HasMinorUnit).Select(currency => Offer.Word(currency.Code, string.Empty)),
        "effectiveFrom" => place.Node?.Value is { Length: 10 } day
            ? [Offer.Word($"{day}T00:00:00Z", "The beginning of this day in UTC.")]
            : [Offer.Word("2027-01-01T00:00:00Z", "A day, a time to the second, and the offset from UTC.")],
        "validFor" => UnitOffers.Durations(place.Node?.Value, ["1h", "4h", "24h"]),
        "measure" => Measures(place, path, words),
        "then" or "bands/*/then" or "bands/*/otherwise" or "tests/*/expect/outcome" => Outcomes,
        "reason" or "bands/*/reason" => Reasons(words, withHolds: false),
        "tests/*/expect/reasons/*" => [.. Reasons(words, withHolds: true), .. FailureReasons(place)],
        "bands/*/below" or "bands/*/upTo" => Thresholds(words.MeasureAround(place.Container), place, words),
        "bands/*/in/*" => Values(words.MeasureAround(place.Container), NamedInBands(place)),
        "for/?/*" or "unless/?/*" => Values(words.MeasureAround(place.Container), [.. place.Container.Items.Select(item => item.Value)]),
        "for/?/below" or "for/?/upTo" or "for/?/above" or "for/?/atLeast" or "unless/?/below" or "unless/?/upTo" or "unless/?/above"
            or "unless/?/atLeast" => Thresholds(words.MeasureAround(place.Container), place, words),
        "facts/?/type" => CustomFactDefinition.Types.Select(type => Offer.Word(type.Word, type.Meaning)),
        "facts/?/worse" => [Offer.Word("lower", "A lower number is worse."), Offer.Word("higher", "A higher number is worse.")],
        "tests/*/given/?" => Given(place, words),
        "check" when !path.IsInIfUnknown => ItemOffers.Checks(words),
        "bands/*" => ItemOffers.Bands(words.MeasureAround(place.Container), words),
        "tests/*" => ItemOffers.Tests(words),
        _ => [],
    };

    private static IEnumerable<Offer> Ids(IEnumerable<string> ids) => ids.Select(id => Offer.Word(id, "An inherited check."));

    private static bool IsAt(OutlinePlace place, string text) => string.Equals(place.Node?.Value, text, StringComparison.Ordinal);

    private static Offer[] Outcomes { get; } = [.. WordMeaning.Outcomes.Select(outcome => Offer.Word(outcome.Word, outcome.Meaning))];

    private static IEnumerable<Offer> Measures(OutlinePlace place, RulePath path, Vocabulary words)
    {
        // A fallback replaces a headroom or cover by another one.
        var before = path.IsInIfUnknown
            ? place.Container.Around().Skip(1).Select(around => around.TextOf("measure")).OfType<string>().ToHashSet(StringComparer.Ordinal)
            : [];
        return words.Measures.Where(measure => !path.IsInIfUnknown || (measure.IsFunds && !before.Contains(measure.Name)))
            .Select(measure => Offer.Word(measure.Name, WordMeaning.Of(measure)));
    }

    private static IEnumerable<Offer> Reasons(Vocabulary words, bool withHolds) =>
        ReasonCodes.All.Where(code => withHolds || code is not ReasonCodes.HoldPossible).Concat(words.OwnReasons)
            .Select(code => Offer.Word(code, WordMeaning.OfReason(code) ?? string.Empty));

    // Where a test states a failure, the failure's own code is a reason.
    private static IEnumerable<Offer> FailureReasons(OutlinePlace place)
    {
        var given = place.Container.Around().Select(around => around.Find("given")).FirstOrDefault(found => found is not null);
        return given?.TextOf("balance.failureCode") is { } code ? [Offer.Word(code, "The code of the failure that the test states.")] : [];
    }

    private static IEnumerable<Offer> Thresholds(Measure? measure, OutlinePlace place, Vocabulary words)
    {
        if (measure is null or { Unit: MeasureUnit.Value })
        {
            return [];
        }

        var typed = place.Node?.Value;
        var known = words.ThresholdsOf(measure).Where(text => !string.Equals(text, typed, StringComparison.Ordinal));
        return UnitOffers.Of(measure.Unit, words.Currency, typed, known);
    }

    private static IEnumerable<Offer> Values(Measure? measure, IReadOnlyList<string> named) => measure is not { Unit: MeasureUnit.Value }
        ? []
        : measure.Values.Except(named, StringComparer.Ordinal)
            .Select(value => measure.IsBoolean
                ? Offer.Bare(value, string.Empty)
                : Offer.Word(value, WordMeaning.OfValue(measure, value) ?? string.Empty));

    // A value stands in one band only; the one that is being typed is offered again.
    private static List<string> NamedInBands(OutlinePlace place)
    {
        var bands = place.Container.Around().FirstOrDefault(around => around.Member?.Name is "bands");
        return [
            .. bands?.Items.SelectMany(band => band.Find("in")?.Items ?? []).Where(item => item != place.Node)
                .Select(item => item.Value) ?? [],
        ];
    }

    private static IEnumerable<Offer> Given(OutlinePlace place, Vocabulary words)
    {
        var name = place.Member?.Name ?? AnyFact;
        var typed = place.Node?.Value;
        var unknown = new Offer("null", "null", "The fact is unknown.", Offer.KindValue);
        var measure = words.Find(name);
        var fact = GivenFact.Of(MeasureTable.Default).FirstOrDefault(given => string.Equals(given.Name, name, StringComparison.Ordinal));
        if (measure is null && fact is null)
        {
            return [];
        }

        var values = measure switch
        {
            { Unit: MeasureUnit.Value } => Values(measure, []),
            { Unit: var unit } => UnitOffers.Of(unit, words.Currency, typed, words.ThresholdsOf(measure)),
            _ => UnitOffers.Of(MeasureUnit.Money, words.Currency, typed, []),
        };
        var also = fact?.Also.Select(word => Offer.Word(word.Word, word.Meaning)) ?? [];
        return [.. values, .. also, .. measure is { IsCustom: true } || fact is { MayBeNull: true } ? (Offer[])[unknown] : []];
    }
}
