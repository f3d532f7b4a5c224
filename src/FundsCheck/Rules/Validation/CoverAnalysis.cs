using FundsCheck.Rules.Language;
using FundsCheck.Rules.Parsing;
using FundsCheck.Rules.Validation.Analysis;

namespace FundsCheck.Rules.Validation;

/// <summary>
/// Verifies over all facts, independently of the rule of the loader, that an accept without a waiver needs a funds check without guards
/// with a known headroom or cover, and money that covers the debit with all holds counted.
/// </summary>
internal static class CoverAnalysis
{
    public static void Run(AnalysisContext context, ProblemList problems)
    {
        var funds = context.Checks.Where(check => check.Check.BandList.Measure.IsFunds && !check.Check.IsGuarded).ToList();

        // Funds checks and gates come first, since they alone exclude most facts.
        var unwaived = context.Definition.Checks
            .OrderBy(check => check.BandList.Measure.IsFunds && !check.IsGuarded ? 0 : check.BandList.Measure.IsGate ? 1 : 2)
            .Select(check => new CheckClauses(WithoutWaivers(check), context.Terms).AtMost(Outcome.Accept));
        var uncovered = funds.Select(check => Uncovered(check.Check.BandList, context));
        if (context.Search.Find(context.Whole, [.. uncovered, .. unwaived], out _) is { } point)
        {
            problems.Add(
                funds[0].Check.IdAt,
                "funds.cover",
                "the rules accept without a waiver a debit that no funds check without guards finds covered; start its accepting band at "
                    + "nothing or more, or at 100%",
                context.Example(point));
        }
    }

    private static Clause Uncovered(BandListDefinition bandList, AnalysisContext context)
    {
        var below = context.Terms.Side(
            bandList.Measure, CoverInvariant.ThresholdOf(bandList.Measure, context.Space.Currency), atThreshold: false, isBelow: true,
            CountedHolds.All);
        return new Clause([context.Terms.Known(bandList.Measure).And(below), .. context.Terms.Unknown(bandList.Measure).Alternatives]);
    }

    /// <summary>Replaces the waivers of a check by reviews.</summary>
    private static CheckDefinition WithoutWaivers(CheckDefinition check) => check with { BandList = WithoutWaivers(check.BandList) };

    private static BandListDefinition WithoutWaivers(BandListDefinition bandList) => bandList with
    {
        Bands = [.. bandList.Bands.Select(band => band with { Answer = WithoutWaiver(band.Answer) })],
        IfUnknown = bandList.IfUnknown is { } unknown ? WithoutWaiver(unknown) : null,
        Fallback = bandList.Fallback is { } fallback ? WithoutWaivers(fallback) : null,
    };

    private static AnswerDefinition WithoutWaiver(AnswerDefinition answer) =>
        answer.IsWaiver ? answer with { Outcome = Outcome.Review } : answer;
}
