using System.Globalization;
using FundsCheck.Decisions;

namespace FundsCheck.Reliability.Tests.Histories;

/// <summary>What the library must do, restated from the design (sections 4 and 7) as simply as can be: everything in one dictionary, each sum taken anew.</summary>
internal sealed class Model(Setup setup)
{
    private const int HoldsListedMax = 20;

    // Against no balance, however old: the library's own bound, which the design leaves open.
    private static readonly TimeSpan RememberedFor = TimeSpan.FromDays(30);

    private readonly Dictionary<int, ModelDebit> debits = [];
    private readonly HashSet<(string Key, string PersistentId)> told = [];

    public int Decisions { get; private set; }

    public int Events { get; private set; }

    public ModelDebit? Find(int debit) => debits.GetValueOrDefault(debit);

    public IEnumerable<ModelDebit> All => debits.Values;

    /// <summary>What a check must answer; <see cref="Take(ModelDebit, ReadingPlan)"/> makes it so.</summary>
    public ModelAnswer Check(DebitPlan plan, decimal amount, ReadingPlan reading, decimal balance, DateTimeOffset now)
    {
        var earlier = Find(plan.Number);
        if (earlier is not null && earlier.Amount != amount)
        {
            return new ModelAnswer("conflict: amount", null);
        }

        if (earlier is not null && (earlier.IsClosed || now < earlier.ValidUntil))
        {
            return new ModelAnswer($"recalled: revision {earlier.Revision}, {earlier.Outcome}", null);
        }

        // What was decided before is told all the same; nothing is decided on a date that is past everywhere on earth.
        if (plan.EffectiveDate < DateOnly.FromDateTime(now.UtcDateTime.AddHours(-12)))
        {
            return new ModelAnswer("invalid: effectiveDate.range", null);
        }

        var key = setup.Keys[plan.Key];
        var isNeeded = plan.Attempt <= 3;
        var persistentId = isNeeded && reading.IsRead ? key.PersistentId : null;
        var (certain, possible, ids) = Holds(plan, KeysWith(key.Key, persistentId), isNeeded && reading.IsRead ? reading.KnownTime(now) : now, now);
        var (outcome, mayMend) = ModelRules.Judge(plan, amount, reading, balance, certain, possible, now);
        var validFor = plan.Policy is null ? TimeSpan.FromHours(1) : PlainPolicy.ValidFor;
        var decided = new ModelDebit(plan, amount, (earlier?.Revision ?? 0) + 1, outcome, isNeeded && reading.IsRead, now, mayMend ? now : now + validFor);
        return new ModelAnswer(TextOf(decided, certain, possible, ids), decided);
    }

    /// <summary>A decision that was made.</summary>
    public void Take(ModelDebit decided, ReadingPlan reading)
    {
        Decisions++;
        debits[decided.Plan.Number] = decided;
        var key = setup.Keys[decided.Plan.Key];
        if (decided.WasRead && reading.IsRead && key.PersistentId is { } persistentId)
        {
            told.Add((key.Key, persistentId));
        }
    }

    /// <summary>An event that was taken in.</summary>
    public void Take(int debit, DebitEvent what, DateTimeOffset now)
    {
        Events++;
        debits[debit] = debits[debit] with { Events = [.. debits[debit].Events, new ModelEvent(what, now)] };
    }

    public static string TextOf(ModelDebit decided, decimal certain, decimal possible, IEnumerable<string> ids)
    {
        var hold = ModelHold.OfDecision(decided);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"decided: revision {decided.Revision}, {decided.Outcome}, holds {certain:0.00} + {possible:0.00} [{string.Join(' ', ids)}], valid until {decided.ValidUntil:u}, holding {hold?.PresentedFrom.UtcDateTime:s} to {hold?.ExpiresAt.UtcDateTime:s}");
    }

    private (decimal Certain, decimal Possible, IEnumerable<string> Ids) Holds(DebitPlan plan, HashSet<string> keys, DateTimeOffset? time, DateTimeOffset now)
    {
        var counted = from debit in debits.Values
                      where debit.Plan.Number != plan.Number && keys.Contains(setup.Keys[debit.Plan.Key].Key)
                      let hold = ModelHold.Of(debit)
                      where hold is not null && (time is null || time < hold.ExpiresAt) && now - hold.ExpiresAt < RememberedFor
                      orderby debit.Plan.Number
                      select (debit.Plan.Id, hold.Amount, IsCertain: (time ?? now) < hold.PresentedFrom);
        var all = counted.ToList();
        return (all.Where(hold => hold.IsCertain).Sum(hold => hold.Amount), all.Where(hold => !hold.IsCertain).Sum(hold => hold.Amount), all.Select(hold => hold.Id).Take(HoldsListedMax));
    }

    /// <summary>Every key that is known to be of the same account, by what readings told so far and what this one tells.</summary>
    private HashSet<string> KeysWith(string key, string? persistentId)
    {
        var links = persistentId is null ? told : [.. told, (key, persistentId)];
        var keys = new HashSet<string> { key };
        while (links.Where(link => keys.Contains(link.Key)).SelectMany(link => links.Where(other => other.PersistentId == link.PersistentId)).Select(link => link.Key).Except(keys).ToList() is { Count: > 0 } more)
        {
            keys.UnionWith(more);
        }

        return keys;
    }
}
