using FundsCheck.PostgreSql.Tests.Support;

namespace FundsCheck.PostgreSql.Tests.Histories;

/// <summary>
/// A random history of a few debits on a few accounts, which share source ids and persistent ids: decisions, repeats, revisions after the
/// validity, retries, events in any order and at any time, and a clock that is sometimes set back.
/// </summary>
internal sealed class StoreHistory
{
    /// <summary>The number of debits; a retry of a higher number names one that is never decided.</summary>
    public const int DebitCount = 4;

    private const int Names = 3;
    private const int StepsMin = 5;
    private const int StepsMax = 12;

    private static readonly Outcome[] Outcomes = [Outcome.Accept, Outcome.Accept, Outcome.Accept, Outcome.Review, Outcome.Decline];

    private readonly Random _random;
    private readonly List<HistoryStep> _steps = [];
    private DateTimeOffset _now = StoreRequests.Start;

    public StoreHistory(int seed)
    {
        Seed = seed;
        _random = new Random(seed);
        Plans = [.. Enumerable.Range(0, DebitCount).Aggregate(new List<HistoryDebit>(), (debits, _) => [.. debits, DrawDebit(debits)])];
        for (var left = _random.Next(StepsMin, StepsMax); left > 0; left--)
        {
            _steps.Add(DrawStep());
            _now += DrawPassed();
        }
    }

    public int Seed { get; }

    public IReadOnlyList<HistoryDebit> Plans { get; }

    public IReadOnlyList<HistoryStep> Steps => _steps;

    public static int Accounts => Names;

    /// <summary>The debits and the steps, one a line.</summary>
    public override string ToString() => string.Join(
        '\n',
        [FormattableString.Invariant($"seed {Seed}"), .. Plans.Select((debit, number) => FormattableString.Invariant($"{number}: {debit}")),
            .. Steps.Select((step, number) => FormattableString.Invariant($"step {number}: {step}"))]);

    private HistoryDebit DrawDebit(List<HistoryDebit> before)
    {
        if (before.Count > 0 && Chance(40))
        {
            // Some contradict the debit that they present again.
            var retried = _random.Next(before.Count);
            return before[retried] with
            {
                Attempt = before[retried].Attempt + (Chance(90) ? 1 : 2),
                RetryOf = Chance(90) ? retried : DebitCount + 1,
                LastReturn = Chance(90) ? "R01" : "R09",
                Amount = before[retried].Amount + (Chance(90) ? 0m : 1m),
            };
        }

        return new HistoryDebit(
            _random.Next(Names), _random.Next(Names), _random.Next(1, 6_000) / 100m, 1, null, null,
            Chance(30) ? DateOnly.FromDateTime(StoreRequests.Start.UtcDateTime).AddDays(_random.Next(6)) : null);
    }

    private HistoryStep DrawStep() => _random.Next(100) switch
    {
        < 52 => DrawDecide(),
        < 90 => DrawEvent(),
        < 95 => new HistoryStep.Find(_random.Next(DebitCount)),
        _ => new HistoryStep.ReadHolds(_random.Next(Names), _now.AddDays(-_random.Next(4))),
    };

    private HistoryStep.Decide DrawDecide() =>
        new(_random.Next(DebitCount), _now, Chance(50), Outcomes[_random.Next(Outcomes.Length)], TimeSpan.FromMinutes(_random.Next(1, 180)))
        {
            PersistentId = Chance(50) ? _random.Next(Names) : null,
            IsUnread = Chance(15),
            BalanceAge = Chance(70) ? TimeSpan.Zero : Chance(50) ? null : TimeSpan.FromMinutes(_random.Next(6 * 1_440)),
            Uncertainty = Chance(10) ? TimeSpan.FromMinutes(_random.Next(1, 2_000)) : TimeSpan.Zero,
            HasOtherContent = Chance(6),
        };

    private HistoryStep.Happen DrawEvent() => new(
        _random.Next(DebitCount), _now, DrawKind(), Chance(15) ? _random.Next(1, 4) : null, MayApproveUnread: Chance(30));

    private DebitEvent DrawKind() => _random.Next(100) switch
    {
        < 30 => new DebitEvent.Sent(DrawTime(), Chance(20) ? DateOnly.FromDateTime(_now.UtcDateTime).AddDays(_random.Next(-1, 5)) : null),
        < 48 => new DebitEvent.Settled(DrawTime()),
        < 68 => new DebitEvent.Returned(DrawTime(), Chance(80) ? "R01" : "R03"),
        < 82 => new DebitEvent.Approved("reviewer", Chance(80) ? "known" : "seen"),
        < 90 => new DebitEvent.Rejected("reviewer", "unknown"),
        _ => new DebitEvent.Cancelled(),
    };

    // Some are before the decision, and some in the future.
    private DateTimeOffset? DrawTime() => Chance(40) ? null : _now.AddMinutes(_random.Next(100) switch
    {
        < 60 => -_random.Next(30),
        < 80 => -_random.Next(4 * 1_440),
        _ => _random.Next(2 * 1_440),
    });

    private TimeSpan DrawPassed() => TimeSpan.FromMinutes(_random.Next(100) switch
    {
        < 60 => _random.Next(40),
        < 80 => _random.Next(400),
        < 92 => _random.Next(9 * 1_440),
        _ => -_random.Next(300),
    }) + TimeSpan.FromMicroseconds(_random.Next(3));

    private bool Chance(int percent) => _random.Next(100) < percent;
}
