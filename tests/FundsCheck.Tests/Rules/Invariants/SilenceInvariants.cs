using System.Text.Json.Nodes;
using FundsCheck.Tests.Rules.Generation;

namespace FundsCheck.Tests.Rules.Invariants;

/// <summary>
/// One cause, one reason: a check behind a closed gate gives no reason, and its facts change no outcome. A check without a gate gives the
/// same reasons as with a balance.
/// </summary>
internal static class SilenceInvariants
{
    private static readonly string[] OfTheAccount = ["account.kind", "account.verification", "balance.age"];

    public static string? Unread(InvariantCase the)
    {
        if (the.IsRead)
        {
            return null;
        }

        var otherwise = AnyMoney(the).Concat(OfTheAccount.Select(fact => (fact, (JsonNode?)the.Facts.KnownValue(fact))))
            .Append(("balance.currency", the.Random.Pick(Vocabulary.Currencies)));
        return BreachOfReasons(the)
            ?? BreachOfOthers(the, the.With("balance.reading", "read"), check => check.IsOwnOrHeld)
            ?? BreachOfChange(the, the.With(otherwise), "the balance was not read");
    }

    public static string? OtherCurrency(InvariantCase the)
    {
        if (!the.IsRead || the.IsInItsCurrency)
        {
            return null;
        }

        return BreachOfOthers(the, the.With("balance.currency", "same"), check => !check.NeedsMoney && !check.IsGate)
            ?? BreachOfChange(the, the.With(AnyMoney(the)), "the balance is not of its currency");
    }

    /// <summary>Codes are open text: all codes that the rule set does not name give one outcome.</summary>
    public static string? UnnamedCode(InvariantCase the)
    {
        if (the.IsRead || the.Word("balance.reading", "read") == "notRequested")
        {
            return null;
        }

        var (code, other) = (AnyCode(the.Random), AnyCode(the.Random));
        var (verdict, expected) = (Decide(code), Decide(other));
        return verdict.Outcome == expected.Outcome && Of(verdict, code).SequenceEqual(Of(expected, other))
            ? null
            : $"{verdict} with the code `{code}`, but {expected} with `{other}`, and the rule set names neither";

        InvariantVerdict Decide(string failureCode) => the.Engine.Decide(the.With("balance.failureCode", failureCode));

        // The failure's own code differs, and with it its place among reasons of its severity.
        static IEnumerable<VerdictReason> Of(InvariantVerdict verdict, string code) => verdict.Reasons
            .Select(reason => reason.Code == code ? reason with { Code = "own" } : reason)
            .OrderBy(reason => reason.Check, StringComparer.Ordinal);
    }

    private static string AnyCode(Random random) =>
        $"~{new string([.. Enumerable.Range(0, random.Next(1, 63)).Select(_ => (char)random.Next(' ', 0x7F))])}~";

    private static IEnumerable<(string, JsonNode?)> AnyMoney(InvariantCase the) =>
        new[] { "available", "current", "limit" }.Select(fact => (fact, the.Random.Chance(50) ? the.Facts.KnownValue(fact) : null));

    private static string? BreachOfChange(InvariantCase the, JsonObject changed, string because)
    {
        var verdict = the.Engine.Decide(changed);
        return verdict.Equals(the.InvariantVerdict)
            ? null : $"{the.InvariantVerdict}, but {verdict} with other facts that play no part, as {because}";
    }

    // The reasons of an accept are listed in accepting decisions only, so only the more severe ones can be compared.
    private static string? BreachOfOthers(InvariantCase the, JsonObject undisturbed, Func<ProfiledCheck, bool> speaks)
    {
        var speaking = the.Profile.Checks.Where(speaks).Select(check => check.Id).ToHashSet(StringComparer.Ordinal);
        var verdict = the.Engine.Decide(undisturbed);
        return Graver(the.InvariantVerdict).SequenceEqual(Graver(verdict))
            ? null
            : $"{the.InvariantVerdict}, but past the gate other checks say otherwise: {verdict}";

        IEnumerable<VerdictReason> Graver(InvariantVerdict from) =>
            from.Reasons.Where(reason => reason.Outcome != Outcome.Accept && speaking.Contains(reason.Check));
    }

    private static string? BreachOfReasons(InvariantCase the)
    {
        var own = the.Profile.Checks.Where(check => check.IsOwnOrHeld).Select(check => check.Id).ToHashSet(StringComparer.Ordinal);
        var others = the.InvariantVerdict.Reasons.Where(reason => !own.Contains(reason.Check)).ToList();
        var gates = the.Profile.Checks.Where(check => Vocabulary.IsOfReading(check.Measure)).DistinctBy(gate => gate.Measure)
            .Select(gate => GateSays(gate, the)).ToList();
        var listed = gates.Where(gate => gate.Outcome != Outcome.Accept || the.InvariantVerdict.Outcome == Outcome.Accept).ToList();
        return gates.Count > 0 && others.Select(reason => (reason.Outcome, reason.Code)).Order().SequenceEqual(listed.Order())
            ? null
            : $"an unread balance has each reading gate's one reason ({string.Join(", ", listed)}) beside the debit's own, not "
                + $"{the.InvariantVerdict}";
    }

    // A reading gate's band as the text has it. A band without a reason gives the failure's own code.
    private static (Outcome Outcome, string Code) GateSays(ProfiledCheck gate, InvariantCase the)
    {
        var code = the.FailureCode;
        var value = gate.Measure == "balance.reading" ? the.Word("balance.reading", "read") : code;
        var band = gate.Json["bands"]!.AsArray().Select(band => band!.AsObject())
            .First(band => band["in"]?.AsArray().Any(word => word!.ToString() == value) ?? band.ContainsKey("otherwise"));
        return (Enum.Parse<Outcome>((band["then"] ?? band["otherwise"])!.ToString(), ignoreCase: true), band["reason"]?.ToString() ?? code);
    }
}
