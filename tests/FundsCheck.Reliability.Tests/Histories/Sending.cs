namespace FundsCheck.Reliability.Tests.Histories;

/// <summary>The processing of a sent debit at the bank. Times are true, but for <paramref name="SentAt"/>.</summary>
/// <param name="Real">The account.</param>
/// <param name="Amount">In dollars.</param>
/// <param name="SentAt">When it was sent, by the host's clock.</param>
/// <param name="EffectiveDate">The date in its entry.</param>
/// <param name="SettlesAt">When it settles.</param>
/// <param name="PostsAt">When it is in the balance, at most a day after it settled; null where it comes back without.</param>
/// <param name="ReturnsAt">When it comes back, and is credited where it was posted; null where it stays.</param>
internal sealed record Sending(
    int Real,
    decimal Amount,
    DateTimeOffset SentAt,
    DateOnly? EffectiveDate,
    DateTimeOffset SettlesAt,
    DateTimeOffset? PostsAt,
    DateTimeOffset? ReturnsAt)
{
    /// <summary>The amount taken from the balance by a moment.</summary>
    public decimal TakenBy(DateTimeOffset time) => PostsAt <= time && !(ReturnsAt <= time) ? Amount : 0m;
}
