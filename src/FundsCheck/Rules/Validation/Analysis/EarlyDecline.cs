using FundsCheck.Rules.Language;

namespace FundsCheck.Rules.Validation.Analysis;

/// <summary>
/// Where the debit's own facts decline and no balance was needed: only the checks on the debit alone are evaluated there, so every other
/// check gives neither an answer nor a reason.
/// </summary>
public sealed class EarlyDecline
{
    public EarlyDecline(IReadOnlyList<CheckClauses> checks, MeasureTerms terms)
    {
        var reading = Measures.BalanceReading;
        var isElsewhere = terms.InSet(reading, [Measures.NotRequested], isIn: false);
        var declining = checks.Where(check => check.IsOfDebitAlone && MayDecline(check)).ToList();
        NotNeeded = new Clause([terms.InSet(reading, [Measures.NotRequested], isIn: true)]);
        Ways = [.. declining.SelectMany(check => check.Ways()).Where(way => way.Outcome == Outcome.Decline).Select(way => way.Clauses)];
        Except = [.. declining.Select(check => new Clause([isElsewhere, .. check.AtMost(Outcome.Review).Alternatives]))];
    }

    /// <summary>No balance was needed.</summary>
    public Clause NotNeeded { get; }

    /// <summary>The ways in which the debit's own facts decline; one of them holds in an early decline.</summary>
    public IReadOnlyList<IReadOnlyList<Clause>> Ways { get; }

    /// <summary>What holds everywhere but in an early decline.</summary>
    public IReadOnlyList<Clause> Except { get; }

    private static bool MayDecline(CheckClauses check) => check.Check.BandList.Answers().Any(answer => answer.Outcome == Outcome.Decline);
}
