namespace FundsCheck.Reliability.Tests.Histories;

/// <summary>Draws random histories: a seed always gives the same history.</summary>
internal sealed class HistoryMaker
{
    private const int StepsMin = 12;
    private const int StepsMax = 45;

    // Long enough to close segments.
    private const int StepsLong = 400;
    private const int DebitsLong = 90;
    private const int PercentLong = 2;

    private readonly Random random;
    private readonly Setup setup;
    private readonly bool isLong;
    private int latest;

    private HistoryMaker(int seed)
    {
        random = new Random(seed);
        isLong = Chance(PercentLong);
        setup = DrawSetup();
    }

    public static History Make(int seed)
    {
        var maker = new HistoryMaker(seed);
        var count = maker.isLong ? StepsLong : maker.random.Next(StepsMin, StepsMax + 1);
        return new History(seed, maker.setup, [.. Enumerable.Range(0, count).Select(_ => maker.DrawStep())]);
    }

    private Setup DrawSetup()
    {
        var mayApproveUnread = Chance(20);
        var keys = new List<KeyOfAccount>();
        var reals = random.Next(1, 3);
        for (var real = 0; real < reals; real++)
        {
            // One account under several keys: they have an id at the source in common, or every reading states which account it is and
            // nothing unread is approved.
            var (isShared, hasOneSource) = (!mayApproveUnread && Chance(35), Chance(40));
            var persistentId = isShared || Chance(30) ? $"real-{real}" : null;
            keys.Add(new KeyOfAccount($"account-{real}a", $"source-{real}a", real, persistentId));
            if (hasOneSource)
            {
                keys.Add(new KeyOfAccount($"account-{real}b", $"source-{real}a", real, isShared || Chance(50) ? persistentId : null));
            }

            if (isShared)
            {
                keys.Add(new KeyOfAccount($"account-{real}c", $"source-{real}c", real, persistentId));
            }
        }

        return new Setup
        {
            Keys = keys,
            Opening = [.. Enumerable.Range(0, reals).Select(_ => (decimal)random.Next(20, 160))],
            Debits = [.. Enumerable.Range(0, isLong ? DebitsLong : random.Next(2, 9)).Select(number => DrawDebit(number, keys.Count))],
            IsInFile = Chance(60),
            IsTruthful = Chance(70),
            OthersWithdraw = Chance(40),
            MayApproveUnread = mayApproveUnread,
            ClockJumps = Chance(30),
        };
    }

    private DebitPlan DrawDebit(int number, int keys) => new(
        number,
        random.Next(keys),
        Chance(4) ? 2_000_000m : random.Next(1, 9_000) / 100m,
        SameDay: Chance(20),
        EffectiveInDays: Chance(35) ? random.Next(0, 9) : null,
        RuleSet: Chance(50) ? PlainRuleSet.Name : null,
        Attempt: Chance(5) ? 2 : 1);

    private Step DrawStep() => random.Next(100) switch
    {
        < 34 => DrawCheck(),
        < 36 => new Step.SetClock(DrawMinutesAhead()),
        < 42 => new Step.Send(Chance(70) ? latest : random.Next(setup.Debits.Count), random.Next()),
        < 66 => DrawReport(),
        < 74 => new Step.WaitForPosting(random.Next(100), random.Next(1, 300)),
        < 84 => new Step.Wait(DrawMinutes()),
        < 88 => new Step.Move(random.Next(setup.Opening.Count), random.Next(1, 60) * (setup.OthersWithdraw && Chance(50) ? -1m : 1m)),
        < 93 => new Step.Lost(Chance(65) ? DrawCheck() : DrawReport(), random.Next()),
        _ => new Step.Restart((RestartKind)random.Next(3), random.Next()),
    };

    private Step.Check DrawCheck() =>
        new(
            latest = random.Next(setup.Debits.Count),
            new ReadingPlan(DrawReading(), Chance(60) ? random.Next(0, 60) : random.Next(0, 6 * 1_440)), OtherContent: Chance(5));

    private ReadingKind DrawReading() => Chance(55) ? ReadingKind.Now : (ReadingKind)random.Next((int)ReadingKind.LastingTrouble + 1);

    // Mostly of the debit that was checked just now: else few would be sent in time.
    private Step.Report DrawReport() => new(Chance(60) ? latest : random.Next(setup.Debits.Count), DrawEvent(), random.Next());

    private EventKind DrawEvent() => random.Next(100) switch
    {
        < 36 => EventKind.Sent,
        < 54 => EventKind.Settled,
        < 66 => EventKind.Returned,
        < 82 => EventKind.Approved,
        < 88 => EventKind.Rejected,
        _ => EventKind.Cancelled,
    };

    // Back by less than what a store remembers after the end of a hold; ahead by anything.
    private int DrawMinutesAhead() => !setup.ClockJumps || Chance(40) ? 0
        : Chance(40) ? random.Next(5, 120) * (Chance(50) ? 1 : -1)
        : Chance(50) ? random.Next(120, 60 * 1_440) : -random.Next(120, 29 * 1_440);

    private int DrawMinutes() => random.Next(10) switch
    {
        < 5 => random.Next(0, 40),
        < 7 => random.Next(90, 1_440),
        < 9 => random.Next(1_440, 4 * 1_440),
        _ => random.Next(4 * 1_440, 9 * 1_440),
    };

    private bool Chance(int percent) => random.Next(100) < percent;
}
