using FundsCheck.Rules.Language;

namespace FundsCheck.Rules.Validation.Analysis;

/// <summary>
/// The region of an early decline: the debit's own facts decline, and no balance was needed. Only the checks on the debit are evaluated
/// there; other checks have no outcome and no reason.
/// </summary>
public sealed class EarlyDecline
{
    /// <summary>Creates the region from the checks on the debit.</summary>
    /// <param name="checks">All checks of the rule set.</param>
    /// <param name="terms">The measures in terms of facts.</param>
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

    /// <summary>The ways in which the debit's own facts decline; one holds in an early decline.</summary>
    public IReadOnlyList<IReadOnlyList<Clause>> Ways { get; }

    /// <summary>The clauses that hold outside an early decline.</summary>
    public IReadOnlyList<Clause> Except { get; }

    private static bool MayDecline(CheckClauses check) => check.Check.BandList.Answers().Any(answer => answer.Outcome == Outcome.Decline);
}
