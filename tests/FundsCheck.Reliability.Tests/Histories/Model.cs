using System.Globalization;

namespace FundsCheck.Reliability.Tests.Histories;

/// <summary>
/// The expected behavior of the library, restated from the design (sections 4 and 7) in the simplest form: one dictionary, and sums
/// computed anew.
/// </summary>
internal sealed class Model(Setup setup, AdjustableTimeProvider trueClock, ModelClock clock)
{
    private const int HoldsListedMax = 20;

    // Against no balance, however old: the library's own bound, which the design leaves open.
    private static readonly TimeSpan RememberedFor = TimeSpan.FromDays(30);
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(2);

    private readonly Dictionary<int, ModelDebit> debits = [];
    private readonly HashSet<(string Name, string Other)> links = [];

    public int Decisions { get; private set; }

    public int Events { get; private set; }

    public ModelDebit? Find(int debit) => debits.GetValueOrDefault(debit);

    public IEnumerable<ModelDebit> All => debits.Values;

    /// <summary>The expected outcome of a check; <see cref="Take(ModelDebit)"/> applies it.</summary>
    public ModelAnswer Check(DebitPlan plan, decimal amount, ReadingPlan reading, decimal balance)
    {
        var (now, earlier) = (clock.Now, Find(plan.Number));
        if (earlier is not null && earlier.Amount != amount)
        {
            return new ModelAnswer("conflict: amount", null);
        }

        if (earlier?.Closed is { } closed)
        {
            return new ModelAnswer($"closed: {closed}", null);
        }

        if (earlier is not null && clock.Latest < earlier.StandsUntil && earlier.DecidedAt <= now + Skew)
        {
            return new ModelAnswer(
                $"existing: revision {earlier.Revision}, {earlier.Outcome}{(earlier.IsApproved ? ", approved" : "")}", null);
        }

        // What was decided before is returned all the same; nothing is decided on a date that is past everywhere on earth.
        if (plan.EffectiveDate is { } date
            && (date < DateOnly.FromDateTime(now.UtcDateTime.AddHours(-12))
                || date > DateOnly.FromDateTime(now.UtcDateTime.AddHours(14)).AddDays(366)))
        {
            return new ModelAnswer("invalid: effectiveDate.range", null);
        }

        var isRead = !plan.IsDeclinedAlone && reading.IsRead;
        var (certain, possible, ids) = Holds(plan, NamesWith(plan, isRead), isRead ? reading.KnownTime(trueClock) : now);

        // A time that the bank stated is as old as it may be; a request was made by the present clock.
        var agedBy = reading.StatedTime(trueClock.TrueNow) is null ? now : clock.Latest;
        var (outcome, mayFix) = ModelRules.Judge(
            plan, amount, reading, balance, certain, possible, agedBy, reading.KnownTime(trueClock));
        var validFor = plan.RuleSet is null ? TimeSpan.FromHours(1) : PlainRuleSet.ValidFor;
        var decided = new ModelDebit(plan, amount, (earlier?.Revision ?? 0) + 1, outcome, isRead, now, mayFix ? now : now + validFor)
        {
            Late = clock.Latest - now,
            Superseded = earlier is null ? null : Superseded(earlier),
        };
        return new ModelAnswer(TextOf(decided, certain, possible, ids), decided);
    }

    /// <summary>A decision that was made.</summary>
    public void Take(ModelDebit decided)
    {
        Decisions++;
        debits[decided.Plan.Number] = decided;
        links.UnionWith(LinksOf(decided.Plan, decided.WasRead));
    }

    /// <summary>An event that was taken in.</summary>
    public void Take(int number, EventPlan plan)
    {
        Events++;
        var debit = debits[number];
        var what = ModelEvent.At(plan.Event, ModelEvent.TimeOf(plan.Event) ?? clock.Now);
        debits[number] = debit with
        {
            Events = [
                .. debit.Events,
                new ModelEvent(what, clock.Now, clock.Latest - clock.Now, ModelLifecycle.RevisionOf(debit, plan, clock.Now)),
            ],
        };
    }

    public static string TextOf(ModelDebit decided, decimal certain, decimal possible, IEnumerable<string> ids)
    {
        var hold = ModelHold.OfDecision(decided);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"decided: revision {decided.Revision}, {decided.Outcome}, holds {certain:0.00} + {possible:0.00} [{string.Join(' ', ids)}], "
                + $"valid until {decided.ValidUntil:u}, holding {hold?.PresentedFrom.UtcDateTime:s} to {hold?.ExpiresAt.UtcDateTime:s}, "
                + $"superseding {decided.Superseded?.Revision} until {decided.Superseded?.ExpiresAt.UtcDateTime:s}");
    }

    private static (int Revision, DateTimeOffset From, DateTimeOffset ExpiresAt)? Superseded(ModelDebit earlier) =>
        earlier.Permits
            ? (earlier.Revision, earlier.Superseded?.From ?? earlier.DecidedAt, ModelHold.Of(earlier)!.ExpiresAt)
            : earlier.Superseded;

    private (decimal Certain, decimal Possible, IEnumerable<string> Ids) Holds(
        DebitPlan plan, HashSet<string> names, DateTimeOffset? balanceTime)
    {
        var time = balanceTime < clock.Earliest ? balanceTime : balanceTime is null ? null : clock.Earliest;
        var counted = from debit in debits.Values
                      where debit.Plan.Number != plan.Number && names.Contains(setup.Keys[debit.Plan.Key].Key)
                      let hold = ModelHold.Of(debit)
                      where hold is not null && (time is null || time < hold.ExpiresAt) && clock.Earliest - hold.ExpiresAt < RememberedFor
                      orderby hold.ExpiresAt descending, debit.Plan.Number
                      select (
                          debit.Plan.Id, hold.Amount,
                          IsCertain: (time ?? clock.Earliest) < hold.PresentedFrom && (time ?? clock.Earliest) < hold.ExpiresAt);
        var all = counted.ToList();
        return (
            all.Where(hold => hold.IsCertain).Sum(hold => hold.Amount), all.Where(hold => !hold.IsCertain).Sum(hold => hold.Amount),
            all.Select(hold => hold.Id).Take(HoldsListedMax).Order(StringComparer.Ordinal));
    }

    /// <summary>
    /// Every name that is known to be of the same account: by what debits and readings showed so far, and what this one shows.
    /// </summary>
    private HashSet<string> NamesWith(DebitPlan plan, bool isRead)
    {
        var known = links.Concat(LinksOf(plan, isRead)).ToList();
        var names = new HashSet<string> { setup.Keys[plan.Key].Key };
        while (known.Where(link => names.Contains(link.Name) != names.Contains(link.Other)).ToList() is { Count: > 0 } more)
        {
            names.UnionWith(more.SelectMany(link => (string[])[link.Name, link.Other]));
        }

        return names;
    }

    private IEnumerable<(string Name, string Other)> LinksOf(DebitPlan plan, bool isRead)
    {
        var key = setup.Keys[plan.Key];
        yield return (key.Key, "source " + key.SourceId);
        if (isRead && key.PersistentId is { } persistentId)
        {
            yield return (key.Key, "persistent " + persistentId);
        }
    }
}
