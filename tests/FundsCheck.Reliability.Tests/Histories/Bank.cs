namespace FundsCheck.Reliability.Tests.Histories;

/// <summary>
/// The true balances of the accounts. The bank keeps the assumptions of the design: a debit is in the balance at most a day after it
/// settled, and at the latest by the end of the banking day after the third one since it was sent, or after its date. Within these bounds
/// it posts at any time, also directly after the sending.
/// </summary>
internal sealed class Bank(Setup setup)
{
    private const int PercentAtTheLast = 30;
    private const int PercentAtOnce = 15;
    private const int PercentReturned = 25;
    private const int PercentNeverPosted = 50;

    private readonly List<(int Real, DateTimeOffset At, decimal Amount)> moves = [];
    private readonly Dictionary<int, Sending> sendings = [];

    public Sending? Find(int debit) => sendings.GetValueOrDefault(debit);

    public IEnumerable<DateTimeOffset> PostingsAfter(DateTimeOffset now) =>
        sendings.Values.Select(sending => sending.PostsAt).OfType<DateTimeOffset>().Where(posts => posts > now).Order();

    public void Move(int real, decimal amount, DateTimeOffset now) => moves.Add((real, now, amount));

    public decimal Balance(int real, DateTimeOffset time) =>
        setup.Opening[real] + moves.Where(move => move.Real == real && move.At <= time).Sum(move => move.Amount)
            - sendings.Values.Where(sending => sending.Real == real).Sum(sending => sending.TakenBy(time));

    /// <summary>Sends a debit; the choice determines the times of the bank.</summary>
    /// <param name="plan">The debit.</param>
    /// <param name="effectiveDate">The date in its entry.</param>
    /// <param name="now">The true time.</param>
    /// <param name="shown">What the host's clock shows.</param>
    /// <param name="choice">What follows.</param>
    public void Send(DebitPlan plan, DateOnly? effectiveDate, DateTimeOffset now, DateTimeOffset shown, int choice)
    {
        var random = new Random(choice);
        var latest = ModelHold.Posted(now, effectiveDate).AddMicroseconds(-1);
        var posts = random.Next(100) switch
        {
            < PercentAtTheLast => latest,
            < PercentAtTheLast + PercentAtOnce => now.AddMinutes(random.Next(1, 120)),
            _ => Between(random, now, latest),
        };
        var settlesFrom = posts.AddDays(-1) > now ? posts.AddDays(-1) : now;
        var settles = random.Next(100) < PercentAtTheLast ? settlesFrom : Between(random, settlesFrom, posts);
        var isReturned = random.Next(100) < PercentReturned;
        var isPosted = !isReturned || random.Next(100) >= PercentNeverPosted;
        sendings[plan.Number] = new Sending(
            setup.Keys[plan.Key].Real, plan.Amount, shown, effectiveDate, settles, isPosted ? posts : null,
            isReturned ? posts.AddHours(random.Next(0, 60)) : null);
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

    private static DateTimeOffset Between(Random random, DateTimeOffset from, DateTimeOffset to) =>
        from.AddMicroseconds(random.NextInt64(((to - from).Ticks / TimeSpan.TicksPerMicrosecond) + 1));
}
