namespace FundsCheck.Reliability.Tests.Histories;

/// <summary>
/// What the accounts truly hold. The bank keeps to what the design assumes of banks: a debit is in the balance at most a day after it settled, and at
/// the latest three days after its effective date (or the day it was sent, where that is later), or seven days after it was sent where it has none.
/// Within that it posts as late as it likes.
/// </summary>
internal sealed class Bank(Setup setup)
{
    private const int PercentAtTheLast = 30;
    private const int PercentReturned = 25;
    private const int PercentNeverPosted = 50;

    private readonly List<(int Real, DateTimeOffset At, decimal Amount)> moves = [];
    private readonly Dictionary<int, Sending> sendings = [];

    public Sending? Find(int debit) => sendings.GetValueOrDefault(debit);

    public IEnumerable<DateTimeOffset> PostingsAfter(DateTimeOffset now) => sendings.Values.Select(sending => sending.PostsAt).OfType<DateTimeOffset>().Where(posts => posts > now).Order();

    public void Move(int real, decimal amount, DateTimeOffset now) => moves.Add((real, now, amount));

    public decimal Balance(int real, DateTimeOffset time) =>
        setup.Opening[real] + moves.Where(move => move.Real == real && move.At <= time).Sum(move => move.Amount) - sendings.Values.Where(sending => sending.Real == real).Sum(sending => sending.TakenBy(time));

    /// <summary>A debit is sent; what the bank will do with it follows from the choice.</summary>
    public void Send(DebitPlan plan, DateOnly? effectiveDate, DateTimeOffset now, int choice)
    {
        var random = new Random(choice);
        var soonest = now.AddHours(plan.SameDay ? 2 : 12);
        var latest = now.AddDays(7);
        if (effectiveDate is { } date)
        {
            var day = new DateTimeOffset(date, TimeOnly.MinValue, TimeSpan.Zero);
            var today = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero);
            (soonest, latest) = (day > now.AddHours(2) ? day : now.AddHours(2), (day > today ? day : today).AddDays(3));
        }

        var posts = random.Next(100) < PercentAtTheLast ? latest : Between(random, soonest, latest);
        var settlesFrom = posts.AddDays(-1) > soonest ? posts.AddDays(-1) : soonest;
        var settles = random.Next(100) < PercentAtTheLast ? settlesFrom : Between(random, settlesFrom, posts);
        var isReturned = random.Next(100) < PercentReturned;
        var isPosted = !isReturned || random.Next(100) >= PercentNeverPosted;
        sendings[plan.Number] = new Sending(setup.Keys[plan.Key].Real, plan.Amount, settles, isPosted ? posts : null, isReturned ? posts.AddHours(random.Next(0, 60)) : null);
    }

    /// <summary>A debit that was sent is stopped before it settles; false where it is too late.</summary>
    public bool TryStop(int debit, DateTimeOffset now)
    {
        if (Find(debit) is { } sending && (sending.SettlesAt <= now || sending.PostsAt <= now))
        {
            return false;
        }

        sendings.Remove(debit);
        return true;
    }

    private static DateTimeOffset Between(Random random, DateTimeOffset from, DateTimeOffset to) => from.AddTicks(random.NextInt64(to.Ticks - from.Ticks + 1));
}
