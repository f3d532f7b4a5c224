using FundsCheck.Rules;
using FundsCheck.Rules.Language;

namespace FundsCheck.Tests.Rules.Validation.Analysis;

/// <summary>
/// All facts on a grid, for the rule sets of <see cref="TightRuleSetGenerator"/>: whole cents for amounts and holds, parts of a cent for
/// balances, every value of the facts that the rules name, known and unknown. Other facts keep their default.
/// </summary>
internal sealed class FactGrid
{
    private const decimal Cent = 0.01m;
    private const int AmountCentsMax = 4;
    private const int HeldCentsMax = 2;
    private const int BalanceCentsMin = -2;
    private const int BalanceCentsMax = 8;
    private const int AttemptMax = 3;
    private const int CountMin = -1;
    private const int CountMax = 2;

    private static readonly BalanceFailure?[] Failures =
    [
        new(BalanceFailureCategory.InstitutionUnavailable, "INSTITUTION_DOWN"), new(BalanceFailureCategory.RateLimited, "RATE_LIMIT"),
        new(BalanceFailureCategory.UserActionRequired, "ITEM_LOGIN_REQUIRED"), null,
    ];

    private readonly HashSet<string> _spokenOf;
    private readonly IReadOnlyList<DecisionFacts> _debits;
    private readonly IReadOnlyList<IReadOnlyList<CustomFactValue>> _hosts;
    private readonly IReadOnlyList<(BalanceFacts? Balance, BalanceFailure? Failure)> _readings;

    public FactGrid(RuleSet ruleSet)
    {
        var checks = ruleSet.Definition.Checks;
        _spokenOf = [
            .. checks.SelectMany(check => check.Guards.Select(guard => guard.Measure.Name)
                .Concat(check.BandList.Chain().Select(bandList => bandList.Measure.Name))),
        ];
        _debits = [.. Debits()];
        _hosts = [.. Hosts()];
        _readings = [
            .. Failures.Select(failure => ((BalanceFacts?)null, failure)),
            .. Balances().Select(balance => ((BalanceFacts?)balance, (BalanceFailure?)null)),
        ];
    }

    /// <summary>The number of facts on the grid.</summary>
    public long Count => (long)_debits.Count * _hosts.Count * _readings.Count;

    /// <summary>Enumerates the grid.</summary>
    public IEnumerable<DecisionFacts> All() =>
        from debit in _debits
        from host in _hosts
        from reading in _readings
        select debit with { Custom = host, Balance = reading.Balance, Failure = reading.Failure };

    private IEnumerable<DecisionFacts> Debits() =>
        from amount in Enumerable.Range(1, AmountCentsMax)
        from held in Upto(SpeaksOfHolds ? HeldCentsMax : 0)
        from possible in Upto(SpeaksOfHolds ? HeldCentsMax : 0)
        from attempt in Attempts()
        select new DecisionFacts
        {
            Amount = Usd(amount),
            Held = Usd(held),
            HeldPossible = Usd(possible),
            Attempt = attempt,
            EntryClass = "WEB",
            LastReturn = Fact<string>.Known("none"),
        };

    private IEnumerable<Fact<int>> Attempts() => Speaks("debit.attempt")
        ? [default, .. Enumerable.Range(1, AttemptMax).Select(Fact<int>.Known)]
        : [Fact<int>.Known(1)];

    private IEnumerable<IReadOnlyList<CustomFactValue>> Hosts() =>
        from count in Speaks("x.count")
            ? Enumerable.Range(CountMin, CountMax - CountMin + 1).Select(count => (int?)count).Append(null)
            : [0]
        from flag in Speaks("x.flag") ? new bool?[] { false, true, null } : [false]
        select (IReadOnlyList<CustomFactValue>)
        [
            new CustomFactValue(
                "x.count", CustomFactType.Integer, count is { } known ? Fact.Known(CustomFact.From(known)) : default),
            new CustomFactValue("x.flag", CustomFactType.Boolean, flag is { } set ? Fact.Known(CustomFact.From(set)) : default),
        ];

    // The money of another currency is not looked at.
    private IEnumerable<BalanceFacts> Balances() =>
        from kind in Kinds()
        from money in Money()
            .Concat(from currency in new[]
            {
                "other", "missing",
            }
                    select new BalanceFacts { Currency = currency, Source = Measures.Sources[0] })
        select money with { Kind = kind };

    private IEnumerable<BalanceFacts> Money() =>
        from available in Balance(Speaks("available") || Speaks("headroom.available") || Speaks("headroom.overdraft")
            || Speaks("cover.available"))
        from limit in Balance(Speaks("headroom.overdraft") || Speaks("headroom.credit"))
        from current in Speaks("headroom.credit") ? [default, Fact<decimal>.Known(0m)] : Balance(Speaks("headroom.current"))
        select new BalanceFacts
        {
            Available = available,
            Current = current,
            Limit = limit,
            Currency = Measures.Same,
            Source = Measures.Sources[0],
        };

    private IEnumerable<Fact<AccountKind>> Kinds()
    {
        string[] kinds = Speaks("account.kind")
            ? ["checking", "savings", "credit card", "loan", "home equity"]
            : ["checking", "credit card"];
        return [default, .. kinds.Select(name => Fact<AccountKind>.Known(AccountKinds.ByName[name]))];
    }

    // A half of a cent shows all that lies between cents, a quarter all that lies between the thresholds of a cover.
    private IEnumerable<Fact<decimal>> Balance(bool isSpokenOf)
    {
        var stepsPerCent = Speaks("cover.available") ? 4 : 2;
        var steps = isSpokenOf
            ? Enumerable.Range(BalanceCentsMin * stepsPerCent, ((BalanceCentsMax - BalanceCentsMin) * stepsPerCent) + 1)
            : [];
        return [default, .. steps.Select(step => Fact<decimal>.Known(step * Cent / stepsPerCent))];
    }

    private bool SpeaksOfHolds =>
        _spokenOf.Any(measure => measure is "exposure" or "cover.available" || measure.StartsWith("headroom.", StringComparison.Ordinal));

    private bool Speaks(string measure) => _spokenOf.Contains(measure);

    private static IEnumerable<int> Upto(int most) => Enumerable.Range(0, most + 1);

    private static Money Usd(int cents) => new(cents * Cent, Currency.Usd);
}
