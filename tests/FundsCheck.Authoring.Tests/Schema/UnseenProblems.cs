using FundsCheck.Rules.Language;

namespace FundsCheck.Authoring.Tests.Schema;

/// <summary>The problems that no JSON Schema can detect in a JSON file, each with the reason. The schema detects all others.</summary>
internal static class UnseenProblems
{
    private static readonly Dictionary<string, Func<JsonPlace, bool>> Unseen = new(StringComparer.Ordinal)
    {
        // Two checks, two tests.
        ["check.repeated"] = Always,
        ["test.repeated"] = Always,
        ["gate.repeated"] = Always,

        // Two bands.
        ["thresholds.order"] = Always,
        ["bands.direction"] = Always,
        ["otherwise.early"] = Always,
        ["funds.cover"] = Always,
        ["because.misplaced"] = place => place.IsInAcceptOfFunds,
        ["band.same"] = Always,
        ["codes.many"] = Always,
        ["value.repeated"] = place => !place.IsRepeatedInItsList,

        // A `for` and an `unless`, or a list of them and the whole vocabulary.
        ["guard.never"] = Always,

        // Which characters people see is a table of Unicode's.
        ["text.unseen"] = Always,

        // A statement and a check.
        ["unchecked.checked"] = Always,

        // A text and a check.
        ["customerTexts.unused"] = Always,

        // A test's failure, and the reasons that it expects.
        ["reason.unknown"] = place => place.IsExpectedReason,

        // An amount and the file's currency.
        ["money.currency"] = Always,

        // A use of a host's fact, and its declaration.
        ["measure.unknown"] = place => place.IsUseOfCustomFact,
        ["fact.unknown"] = place => place.IsUseOfCustomFact,
        ["guard.direction"] = place => place.IsUseOfCustomFact,
        ["type.wrong"] = place => place.IsHostValue,
        ["value.unknown"] = place => place.IsHostValue,
        ["money.format"] = place => place.IsHostThreshold || place.IsFigureOfTooManyDigits,

        // A fallback, and not only the one before it. Schemas that name themselves do not count how often.
        ["fallback.unreachable"] = place => place.Fallbacks > 1,
        ["fallback.depth"] = place => place.Fallbacks > RuleLimits.FallbacksMax,

        // All that is in force at once: what the analysis of all facts finds.
        ["band.unreachable"] = Always,
        ["guard.unreachable"] = Always,
        ["ifUnknown.unreachable"] = Always,
        ["value.unreachable"] = Always,
        ["test.impossible"] = Always,
        ["analysis.budget"] = Always,
        ["analysis.range"] = Always,

        // How the JSON is written: validators see the values that it stands for.
        ["threshold.unit"] = place => place.IsHostThreshold || place.IsNumberThatDoublesHide,
        ["json.surrogate"] = Always,
        ["json.depth"] = Always,
        ["member.repeated"] = Always,

        // No problem of its own.
        ["problems.more"] = Always,
    };

    /// <summary>The codes of problems of which some are unseen.</summary>
    public static IReadOnlyCollection<string> Codes => Unseen.Keys;

    public static bool IsUnseen(RuleSetProblem problem, byte[] file) =>
        Unseen.TryGetValue(problem.Code, out var isUnseen)
            && (isUnseen == Always || isUnseen(new JsonPlace(file, problem.Line, problem.Column)));

    private static bool Always(JsonPlace place) => true;
}
