using FundsCheck.PostgreSql.Tests.Support;
using FundsCheck.Rules;
using FundsCheck.Storage;

namespace FundsCheck.PostgreSql.Tests.Histories;

/// <summary>Runs a history on a store, and returns everything that the store returned as text.</summary>
/// <param name="store">The store.</param>
/// <param name="history">The history.</param>
/// <param name="readsAtEnd">Whether timelines and holds are read at the end.</param>
internal sealed class HistoryReplay(IDecisionStore store, StoreHistory history, bool readsAtEnd)
{
    /// <summary>The result of a read that was left out.</summary>
    public const string NotRead = "not read";

    private const decimal Balance = 90m;

    private static readonly BalanceFailure Failure = new(BalanceFailureCategory.InstitutionUnavailable, "INSTITUTION_DOWN");

    private readonly List<string> _results = [];

    /// <summary>The results of the steps, then the timeline and the status of each debit, and the holds of each account.</summary>
    public async Task<IReadOnlyList<string>> RunAsync(CancellationToken cancellationToken)
    {
        foreach (var step in history.Steps)
        {
            _results.Add(await ResultOfAsync(step, cancellationToken));
        }

        for (var debit = 0; debit < history.Plans.Count; debit++)
        {
            _results.Add(readsAtEnd ? await TimelineAsync(debit, cancellationToken) : NotRead);
            _results.Add(TextOf(await store.FindAsync(IdOf(debit), cancellationToken)));
        }

        for (var account = 0; account < StoreHistory.Accounts; account++)
        {
            _results.Add(readsAtEnd ? await HoldsAsync(account, StoreRequests.Start, cancellationToken) : NotRead);
        }

        return _results;
    }

    private async Task<string> ResultOfAsync(HistoryStep step, CancellationToken cancellationToken)
    {
        try
        {
            return step switch
            {
                HistoryStep.Decide decide => await DecideAsync(decide, cancellationToken),
                HistoryStep.Happen happen => TextOf(await store.RecordAsync(RequestOf(happen), cancellationToken)),
                HistoryStep.Find find => TextOf(await store.FindAsync(IdOf(find.Debit), cancellationToken)),
                HistoryStep.ReadHolds read => await HoldsAsync(read.Account, read.ExpiresAfter, cancellationToken),
                _ => throw new InvalidOperationException($"{step} is no step"),
            };
        }
        catch (FundsCheckException exception)
        {
            return $"{exception.GetType().Name}: {exception.Message}";
        }
    }

    private async Task<string> DecideAsync(HistoryStep.Decide decide, CancellationToken cancellationToken)
    {
        var debit = DebitOf(decide.Debit, decide.HasOtherContent);
        if (history.Plans[decide.Debit].RetryOf is { } retried and < StoreHistory.DebitCount
            && await store.FindAsync(IdOf(retried), cancellationToken) is null)
        {
            // Stores differ in whether a debit lists those that presented it again before its first decision.
            return "not decided: the debit that it presents again has no decision";
        }

        var found = decide.IsLookedUp ? TextOf(await store.FindAsync(debit, cancellationToken)) : "not looked up";
        var persistentId = decide is { PersistentId: { } number, IsUnread: false } ? NameOf('p', number) : null;
        var bounds = decide.Uncertainty > TimeSpan.Zero
            ? new ClockBounds(decide.At - decide.Uncertainty, decide.At + decide.Uncertainty)
            : null;
        var request = StoreRequests.Create(debit, decide.At, persistentId, Decide) with
        {
            BalanceTime = decide.IsUnread ? null : decide.At - decide.BalanceAge,
            Bounds = bounds,
        };
        var commit = await store.DecideAsync(request, cancellationToken);
        return $"{found}; {commit.IsExisting} {commit.Approval} {RecordText.Of(commit.Record)}";

        DecisionRecord Decide(DecisionContext context)
        {
            var spent = context.Holds.NotYetPosted + context.Holds.PossiblyPosted + debit.Amount;
            var outcome = decide.IsUnread ? Outcome.Review : spent.Amount <= Balance ? decide.Outcome : Outcome.Decline;
            var record = StoreRequests.Record(debit, outcome, context, decide.At, decide.At + decide.ValidFor, persistentId);
            var unread = new BalanceReading.Failed(Failure);
            return !decide.IsUnread ? record with { Bounds = bounds } : record with
            {
                Bounds = bounds,
                Reading = unread,
                Facts = DebitFacts.Create(debit, RuleSet.Default, unread, context.Holds, context.IsRetryVerified, decide.At),
            };
        }
    }

    private async Task<string> TimelineAsync(int debit, CancellationToken cancellationToken)
    {
        var timeline = await ((IDecisionReader)store).FindTimelineAsync(IdOf(debit), cancellationToken);
        return timeline is null
            ? "no timeline"
            : string.Join('\n', timeline.Decisions.Select(RecordText.Of).Concat(timeline.Events.Select(RecordText.Of)));
    }

    private async Task<string> HoldsAsync(int account, DateTimeOffset expiresAfter, CancellationToken cancellationToken) => string.Join(
        '\n',
        (await ((IDecisionReader)store).ReadHoldsAsync(NameOf('a', account), expiresAfter, cancellationToken))
            .Select(hold => FormattableString.Invariant(
                $"{hold.DebitId} {hold.Hold.Amount} {hold.Hold.PresentedFrom:O} {hold.Hold.ExpiresAt:O}")));

    private Debit DebitOf(int number, bool hasOtherContent)
    {
        var plan = history.Plans[number];
        return StoreRequests.Debit(
            IdOf(number), plan.Amount + (hasOtherContent ? 1m : 0m), NameOf('a', plan.Account), NameOf('s', plan.SourceId)) with
        {
            Attempt = plan.Attempt,
            RetryOf = plan.RetryOf is { } retried ? IdOf(retried) : null,
            LastReturn = plan.LastReturn,
            EffectiveDate = plan.EffectiveDate,
        };
    }

    private EventRequest RequestOf(HistoryStep.Happen happen) =>
        new(IdOf(happen.Debit), happen.Event, happen.At, happen.MayApproveUnread, happen.Revision);

    private string IdOf(int debit) => NameOf('d', debit);

    private string NameOf(char kind, int number) => FormattableString.Invariant($"h{history.Seed}-{kind}{number}");

    private static string TextOf(DebitStatus? status) => status is null
        ? "unknown"
        : $"{status.State} {RecordText.Of(status.Record)} [{string.Join(',', status.Events.Select(RecordText.Of))}] "
            + $"({string.Join(',', status.Retries)})";

    private static string TextOf(EventCommit commit) => $"{commit.IsRepeated} {RecordText.Of(commit.Event)}";
}
