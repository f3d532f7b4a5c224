using System.Text.Json.Nodes;

namespace FundsCheck.Tests.Rules.Generation;

/// <summary>
/// Makes facts, as a test's <c>given</c> has them, near the thresholds of one rule set: plain ones with little wrong, and wild ones.
/// A balance and what it is compared with are drawn together, so that their sums meet the thresholds.
/// </summary>
internal sealed class FactsGenerator(RuleSetProfile profile, Random random)
{
    /// <summary>The most that fits an ACH entry, in cents.</summary>
    public const long AmountCentsMax = 9_999_999_999;

    private const long PlentyTicks = 50_000_000 * Ticks.PerCent;

    private static readonly long[] Nudges = [-Ticks.PerCent, -1, 0, 0, 1, Ticks.PerCent];

    /// <summary>Facts for the rule set.</summary>
    public JsonObject Next()
    {
        var isPlain = random.Chance(60);
        var given = new JsonObject();
        var amount = Amount(isPlain);
        var held = Held(amount, isPlain);
        var possible = random.Chance(isPlain ? 85 : 60) ? 0 : random.OfAnySize(1, 100_000) * Ticks.PerCent;
        var kind = Kind(isPlain);
        given["amount"] = Money(amount);
        AddUnlessDefault(given, "held", Money(held), held == 0);
        AddUnlessDefault(given, "held.possible", Money(possible), possible == 0);
        AddUnlessDefault(given, "account.kind", kind, kind == "checking");
        AddBalance(given, amount, held + amount + (random.Chance(50) ? possible : 0), Vocabulary.CreditKinds.Contains(kind), isPlain);
        AddWords(given, isPlain);
        AddNumbers(given, isPlain);
        foreach (var fact in profile.CustomFacts)
        {
            var value = random.Chance(isPlain ? 10 : 25) ? null : HostValue(fact);
            AddUnlessDefault(given, fact.Name, value, isDefault: value is null);
        }

        return given;
    }

    /// <summary>Any known value of a fact that may be unknown.</summary>
    public JsonNode KnownValue(string fact) => fact switch
    {
        "available" or "current" or "limit" => Money(AnyBalance()),
        "account.kind" => random.Pick(Vocabulary.Kinds),
        "account.verification" => Word("account.verification", Vocabulary.Verifications),
        "balance.age" => Steps.Format("duration", Age(isPlain: false), profile.Currency),
        "debit.attempt" => Attempt(),
        "debit.lastReturn" => Word(fact, Vocabulary.Measures.First(known => known.Name == fact).Words),
        _ => HostValue(profile.CustomFacts.Single(host => host.Name == fact)),
    };

    private static void AddUnlessDefault(JsonObject given, string name, JsonNode? value, bool isDefault)
    {
        // An omitted default equals a stated one. The facts before decide between them, to spare a draw.
        if (!isDefault || given.Count % 2 == 0)
        {
            given[name] = value;
        }
    }

    private long Amount(bool isPlain)
    {
        var thresholds = profile.ThresholdsOf("amount");
        var cents = thresholds.Count > 0 && random.Chance(50)
            ? random.Pick(thresholds) + random.Next(-1, 2)
            : random.OfAnySize(1, isPlain ? 10_000 : 2_000_000);
        return Math.Clamp(cents, 1, AmountCentsMax) * Ticks.PerCent;
    }

    private long Held(long amount, bool isPlain)
    {
        var thresholds = profile.ThresholdsOf("exposure");
        if (thresholds.Count > 0 && random.Chance(40))
        {
            return Math.Max(0, ((random.Pick(thresholds) + random.Next(-1, 2)) * Ticks.PerCent) - amount);
        }

        return random.Chance(isPlain ? 85 : 50) ? 0 : random.OfAnySize(1, 200_000) * Ticks.PerCent;
    }

    private string? Kind(bool isPlain)
    {
        var named = profile.WordsOf("account.kind");
        return random.Next(100) switch
        {
            < 45 => "checking",
            < 65 when named.Count > 0 => random.Pick(named),
            < 70 when !isPlain => null,
            < 80 => random.Pick(Vocabulary.DepositoryKinds),
            < 93 => random.Pick(Vocabulary.CreditKinds),
            < 97 => random.Pick(Vocabulary.Kinds),
            _ => null,
        };
    }

    private void AddBalance(JsonObject given, long amount, long spoken, bool isCredit, bool isPlain)
    {
        var available = Balance("headroom.available", spoken, isPlain);
        if (available is not null && random.Chance(40) && profile.ThresholdsOf("cover.available") is [_, ..] covers)
        {
            available = spoken - amount + (amount * random.Pick(covers) / 10_000) + random.Pick(Nudges);
        }

        if (available is not null && random.Chance(25) && profile.ThresholdsOf("available") is [_, ..] floors)
        {
            available = (random.Pick(floors) * Ticks.PerCent) + random.Pick(Nudges);
        }

        var current = isCredit && random.Chance(70)
            ? random.OfAnySize(0, 100_000) * Ticks.PerCent
            : Balance("headroom.current", spoken, isPlain);
        var limit = isCredit
            ? Balance("headroom.credit", spoken + (current ?? 0), isPlain)
            : Balance("headroom.overdraft", spoken - (available ?? 0), isPlain: false);
        AddMoney(given, "available", available);
        AddMoney(given, "current", current);
        AddMoney(given, "limit", limit);
    }

    // A balance that meets a threshold of a headroom, or is large, or unknown, or arbitrary.
    private long? Balance(string headroom, long spoken, bool isPlain)
    {
        var thresholds = profile.ThresholdsOf(headroom);
        return random.Next(100) switch
        {
            < 15 => null,
            < 25 when !isPlain => null,
            < 60 when thresholds.Count > 0 => (random.Pick(thresholds) * Ticks.PerCent) + spoken + random.Pick(Nudges),
            < 70 when !isPlain => AnyBalance(),
            _ => PlentyTicks + spoken,
        };
    }

    private long AnyBalance() => random.Next(10) switch
    {
        0 => 0,
        1 => -random.OfAnySize(1, 100_000 * Ticks.PerCent),
        2 => PlentyTicks,
        _ => random.OfAnySize(1, 500_000 * Ticks.PerCent),
    };

    private void AddWords(JsonObject given, bool isPlain)
    {
        AddWord(given, "debit.class", isPlain ? 20 : 50);
        AddWord(given, "debit.lastReturn", isPlain ? 5 : 30);
        AddWord(given, "account.verification", isPlain ? 20 : 50);
        AddWord(given, "balance.source", isPlain ? 10 : 35);
        AddUnlessDefault(given, "debit.sameDay", random.Chance(30), isDefault: false);
        AddChosen(given, "balance.reading", Vocabulary.Readings, isPlain ? 6 : 15);
        if (given["balance.reading"] is { } reading && reading.ToString() != "read" && random.Chance(70))
        {
            given["balance.failureCode"] = random.Pick(Vocabulary.FailureCodes[1..]);
        }

        AddChosen(given, "balance.currency", Vocabulary.Currencies, isPlain ? 6 : 15);
    }

    private void AddWord(JsonObject given, string name, int percent)
    {
        var measure = Vocabulary.Measures.First(known => known.Name == name);
        if (random.Chance(percent))
        {
            given[name] = measure.CanBeUnknown && random.Chance(25) ? null : (JsonNode)Word(name, measure.Words);
        }
    }

    private void AddChosen(JsonObject given, string name, IReadOnlyList<string> words, int percent)
    {
        if (random.Chance(percent))
        {
            given[name] = Word(name, words);
        }
    }

    private string Word(string name, IReadOnlyList<string> words) =>
        random.Chance(60) && profile.WordsOf(name) is [_, ..] named ? random.Pick(named) : random.Pick(words);

    private void AddNumbers(JsonObject given, bool isPlain)
    {
        if (random.Chance(isPlain ? 15 : 40))
        {
            given["debit.attempt"] = random.Chance(15) ? null : (JsonNode)Attempt();
        }

        if (random.Chance(isPlain ? 20 : 50))
        {
            given["balance.age"] = random.Chance(15) ? null : (JsonNode)Steps.Format("duration", Age(isPlain), profile.Currency);
        }
    }

    private long Attempt() =>
        profile.ThresholdsOf("debit.attempt") is [_, ..] thresholds
            ? Math.Max(1, random.Pick(thresholds) + random.Next(-1, 2)) : random.Next(1, 6);

    private long Age(bool isPlain) => profile.ThresholdsOf("balance.age") is [_, ..] thresholds && random.Chance(70)
        ? Steps.Judged("duration", Math.Max(0, random.Pick(thresholds) + random.Next(-1, 2)))
        : random.OfAnySize(0, isPlain ? 600 : 300_000);

    private JsonNode HostValue(MeasureInfo fact)
    {
        switch (fact.Type)
        {
            case "boolean":
                return random.Chance(50);
            case "text":
                return Word(fact.Name, fact.Words);
        }

        var least = fact.Type == "integer" ? -10 : 0;
        var steps = profile.ThresholdsOf(fact.Name) is [_, ..] thresholds && random.Chance(75)
            ? Steps.Judged(fact.Type, Math.Max(least, random.Pick(thresholds) + random.Next(-1, 2)))
            : random.OfAnySize(least, 100_000);
        return fact.Type == "integer" ? steps : Steps.Format(fact.Type, steps, profile.Currency);
    }

    private string Money(long ticks) => Ticks.Format(ticks, profile.Currency);

    // An unknown balance is stated or omitted.
    private void AddMoney(JsonObject given, string name, long? ticks) =>
        AddUnlessDefault(given, name, ticks is { } known ? Money(known) : null, isDefault: ticks is null);
}
