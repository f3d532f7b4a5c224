using System.Globalization;
using FundsCheck.Holds;

namespace FundsCheck.Storage;

/// <summary>
/// What a debit states of the attempts before it, held against what is recorded. A debit that came back for lack of funds may be presented
/// again twice within 180 days of the first entry, for the same amount (Nacha Operating Rules, reinitiation of entries).
/// </summary>
internal static class RetryRules
{
    /// <summary>The most entries of one debit: the first, and two more.</summary>
    public const int AttemptsMax = 3;

    /// <summary>The return codes after which a debit may be presented again as it is: insufficient and uncollected funds.</summary>
    public static IReadOnlyList<string> RepresentableCodes { get; } = ["R01", "R09"];

    private static readonly TimeSpan PresentedWithin = TimeSpan.FromDays(180);

    /// <summary>
    /// Whether what a debit states is on record: true for a first entry, false where the store does not know the debit that it presents
    /// again.
    /// </summary>
    /// <exception cref="InvalidDebitException">The debit contradicts what is recorded; every problem.</exception>
    public static bool Verify(Debit debit, Func<string, DebitStatus?> find, DateTimeOffset now)
    {
        if (debit.Attempt <= 1)
        {
            return true;
        }

        if (debit.RetryOf is not { } id || find(id) is not { } retried)
        {
            return false;
        }

        var problems = Problems(debit, retried, find, now).ToList();
        return problems.Count == 0 ? true : throw new InvalidDebitException(debit.Id, problems);
    }

    private static IEnumerable<DebitProblem> Problems(
        Debit debit, DebitStatus retried, Func<string, DebitStatus?> find, DateTimeOffset now)
    {
        var before = retried.Record.Debit;
        if (retried.Find<DebitEvent.Returned>() is not { } returned)
        {
            yield return new DebitProblem(
                "retryOf.not-returned", "retryOf",
                $"the debit that it presents again is {retried.State.ToName()}; record its return first");
        }
        else if (!RepresentableCodes.Contains(returned.Code, StringComparer.Ordinal))
        {
            yield return new DebitProblem(
                "retryOf.code", "retryOf",
                $"the debit that it presents again came back with {returned.Code}; only R01 and R09 may be presented again");
        }
        else if (!string.Equals(returned.Code, debit.LastReturn, StringComparison.Ordinal))
        {
            yield return new DebitProblem(
                "lastReturn.contradicts", "lastReturn",
                $"the debit that it presents again came back with {returned.Code}; state that code");
        }

        if (debit.Attempt != before.Attempt + 1)
        {
            yield return Problem(
                "attempt.contradicts", "attempt",
                $"the debit that it presents again is attempt {before.Attempt}; this one is attempt {before.Attempt + 1}");
        }

        if (debit.Attempt > AttemptsMax)
        {
            yield return Problem(
                "attempt.too-many", "attempt",
                $"a debit is presented at most {AttemptsMax} times; a new debit needs an authorization of its own");
        }

        if (debit.Amount != before.Amount)
        {
            yield return new DebitProblem("amount.contradicts", "amount", "a debit is presented again with the same amount");
        }

        if (!IsSameAccount(debit, before))
        {
            yield return new DebitProblem("account.contradicts", "account", "a debit is presented again to the same account");
        }

        if (retried.Retries.FirstOrDefault(other => !string.Equals(other, debit.Id, StringComparison.Ordinal) && find(other) is { } history
            && MayBeOnItsWay(history, now)) is { } taken)
        {
            yield return new DebitProblem(
                "retryOf.taken", "retryOf",
                $"debit `{taken}` presents it again already; cancel that one, or present that one again when it came back");
        }

        if (now - FirstSentAt(debit, retried, find) > PresentedWithin)
        {
            yield return Problem(
                "retryOf.too-late", "retryOf",
                $"the first entry was sent more than {PresentedWithin.Days} days ago; a new debit needs an authorization of its own");
        }
    }

    // A link may have given the account another id since, or the host another key.
    private static bool IsSameAccount(Debit debit, Debit before) =>
        string.Equals(debit.AccountKey, before.AccountKey, StringComparison.Ordinal)
            || string.Equals(debit.SourceAccountId, before.SourceAccountId, StringComparison.Ordinal);

    private static bool MayBeOnItsWay(DebitStatus history, DateTimeOffset now) => history.State switch
    {
        DebitState.Sent or DebitState.Settled or DebitState.Returned => true,
        DebitState.Open => HoldCalculator.GetDebitHold(history)?.ExpiresAt > now,
        _ => HoldCalculator.GetDebitHold(history) is not null,
    };

    // Along what is recorded, no longer than the attempts that are permitted; a day that is stated counts where it is earlier.
    private static DateTimeOffset FirstSentAt(Debit debit, DebitStatus retried, Func<string, DebitStatus?> find)
    {
        var (first, stated) = (retried, debit.FirstSentOn);
        for (var attempt = 1; attempt < AttemptsMax && first.Record.Debit.RetryOf is { } id && find(id) is { } earlier; attempt++)
        {
            first = earlier;
        }

        var sent = first.Events.FirstOrDefault(recorded => recorded.Event is DebitEvent.Sent or DebitEvent.Settled)?.OccurredAt
            ?? first.Record.DecidedAt;
        var day = stated is { } date ? new DateTimeOffset(date, TimeOnly.MinValue, TimeSpan.Zero) : sent;
        return day < sent ? day : sent;
    }

    private static DebitProblem Problem(string code, string member, FormattableString message) =>
        new(code, member, message.ToString(CultureInfo.InvariantCulture));
}
