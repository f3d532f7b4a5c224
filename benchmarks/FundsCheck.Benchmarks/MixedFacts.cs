namespace FundsCheck.Benchmarks;

/// <summary>
/// A thousand fact sets as in real traffic: 172 accepted, 409 reviewed and 419 declined by the twenty checks, a third with a missing fact.
/// The same at each run.
/// </summary>
internal static class MixedFacts
{
    public const int Count = 1_000;

    private static readonly string[] Kinds = ["checking", "checking", "checking", "savings", "money market", "cd"];
    private static readonly string[] Verifications = ["none", "verifiedAutomatically", "matchedWithCaution"];
    private static readonly string[] Classes = ["WEB", "WEB", "PPD", "TEL", "CCD"];

    public static IReadOnlyList<(DecisionFacts Facts, IfChain.Debit Debit)> Create(Currency currency)
    {
        var random = new Random(20_261_201);
        var left = new Dictionary<Outcome, int> { [Outcome.Accept] = 172, [Outcome.Review] = 409, [Outcome.Decline] = 419 };
        var created = new List<(DecisionFacts, IfChain.Debit)>(Count);
        var answers = new Outcome[20];
        while (created.Count < Count)
        {
            var debit = Create(random, created.Count % 3 == 0);
            var outcome = IfChain.Judge(debit, answers);
            if (left[outcome] > 0)
            {
                left[outcome]--;
                created.Add((FactsOf(debit, currency), debit));
            }
        }

        return created;
    }

    public static DecisionFacts FactsOf(IfChain.Debit debit, Currency currency) => new()
    {
        Amount = new Money(debit.Amount, currency),
        EntryClass = debit.Class,
        SameDay = debit.SameDay,
        Attempt = Fact.Known(debit.Attempt),
        LastReturn = Fact.Known(debit.LastReturn),
        Held = new Money(debit.Held, currency),
        HeldPossible = new Money(debit.Possible, currency),
        Balance = new BalanceFacts
        {
            Available = debit.Available is { } available ? Fact.Known(available) : default,
            Current = debit.Current is { } current ? Fact.Known(current) : default,
            Currency = debit.Currency,
            Kind = debit.Kind is { } kind ? Fact.Known(AccountKinds.ByName[kind]) : default,
            Verification = debit.Verification is { } verification ? Fact.Known(verification) : default,
            Source = debit.Source,
            Age = debit.AgeTicks is { } age ? Fact.Known(TimeSpan.FromTicks(age)) : default,
        },
    };

    private static IfChain.Debit Create(Random random, bool lacksFact)
    {
        var lacking = lacksFact ? random.Next(5) : -1;
        var kind = Pick(random, Kinds);
        var attempt = random.Next(100) < 85 ? 1 : random.Next(2, 6);
        return new IfChain.Debit(
            Cents(random, random.Next(3) == 0 ? 6_000 : 400),
            Cents(random, 300),
            random.Next(100) < 80 ? 0m : Cents(random, 500),
            Pick(random, Classes),
            random.Next(10) == 0,
            attempt,
            attempt == 1 ? "none" : random.Next(3) == 0 ? "R10" : "R01",
            "read",
            random.Next(50) == 0 ? "other" : "same",
            lacking == 0 ? null : kind,
            lacking == 0 ? AccountFamily.Other : AccountKinds.ByName[kind].Family,
            lacking == 1 ? null : Pick(random, Verifications),
            random.Next(20) == 0 ? "cached" : "real-time",
            lacking == 2 ? null : random.Next(20) == 0 ? TimeSpan.TicksPerHour * 2 : TimeSpan.TicksPerSecond * random.Next(60),
            lacking == 3 ? null : Cents(random, 4_000),
            lacking == 4 ? null : Cents(random, 5_000));
    }

    private static decimal Cents(Random random, int unitsMax) => random.Next(1, unitsMax * 100) / 100m;

    private static string Pick(Random random, string[] words) => words[random.Next(words.Length)];
}
