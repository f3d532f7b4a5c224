using System.Diagnostics;
using FundsCheck.Diagnostics;
using FundsCheck.Holds;
using FundsCheck.Rules;
using FundsCheck.Rules.Evaluation;
using FundsCheck.Rules.HotReload;
using FundsCheck.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FundsCheck.Checking;

/// <summary>The journey of one debit: validate, recall, decide without a balance, read, decide and record.</summary>
internal sealed partial class FundsChecker : IFundsChecker
{
    private static readonly DebitValidator Validator = new();
    private static readonly BalanceReading NotRequested = new BalanceReading.NotRequested();

    private readonly IDecisionStore _store;
    private readonly SharedReads _reads;
    private readonly FactReads? _facts;
    private readonly IRuleSetSource _rules;
    private readonly FundsCheckOptions _options;
    private readonly TimeProvider _time;
    private readonly ClockWatch _clock;
    private readonly PipelineLog _log;

    public FundsChecker(
        IDecisionStore store, IBalanceSource source, IFactSource? facts, IRuleSetSource rules,
        IOptions<FundsCheckOptions> options, TimeProvider time, ILogger<IFundsChecker> logger)
    {
        (_store, _rules, _options, _time, _log) = (store, rules, options.Value, time, new PipelineLog(logger));
        _clock = new ClockWatch(time, logger, store.RecordedUntil);
        _reads = new SharedReads(source, time, _options, _log);
        _facts = facts is null ? null : new FactReads(facts, time, _options, _log);
    }

    public Task<FundsDecision> CheckAsync(ProposedDebit debit, CancellationToken cancellationToken = default) =>
        CheckCoreAsync(debit, supplied: null, cancellationToken);

    public Task<FundsDecision> CheckAsync(ProposedDebit debit, BalanceReading reading, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reading);
        return CheckSuppliedAsync(debit, reading, cancellationToken);
    }

    public async Task<RecordedEvent> RecordAsync(
        string debitId, DebitEvent what, int? revision = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(debitId);
        ArgumentNullException.ThrowIfNull(what);
        cancellationToken.ThrowIfCancellationRequested();
        var (now, bounds) = _clock.Read();
        if (what.FindProblem(now) is { } problem)
        {
            throw new ArgumentException(problem, nameof(what));
        }

        var commit = await _store.RecordAsync(
            new EventRequest(debitId, what, now, _options.MayApproveUnread, revision, bounds), cancellationToken).ConfigureAwait(false);
        return commit.Event;
    }

    private Task<FundsDecision> CheckSuppliedAsync(ProposedDebit debit, BalanceReading reading, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(debit);
        var problem = BalanceReadingValidator.ProblemOf(reading)
            ?? (debit.Account is { } account ? BalanceReadingValidator.ProblemOf(reading, account) : null);
        return problem is null
            ? CheckCoreAsync(debit, BalanceReadingValidator.Canonical(reading), cancellationToken)
            : throw new ArgumentException(problem, nameof(reading));
    }

    /// <summary>The whole journey.</summary>
    private async Task<FundsDecision> CheckCoreAsync(ProposedDebit debit, BalanceReading? supplied, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(debit);
        cancellationToken.ThrowIfCancellationRequested();
        using var activity = Telemetry.Start();
        var started = _time.GetTimestamp();

        // INVARIANT: one catalog and one time of arrival. Rules that are reloaded a moment later do not judge this check.
        var arrival = _clock.Read();
        var problem = Validate(new DebitUnderCheck(debit, _rules.Status.Catalog, arrival.Now, _facts?.Prefix), out var ruleSet);
        if (problem is not null && !problem.Problems.All(DebitRuleNames.IsOfDate))
        {
            throw problem;
        }

        // A debit whose date has passed is not decided any longer; an existing decision is returned all the same.
        var recorded = Debit.From(debit);
        var earlier = await _store.FindAsync(recorded.Id, cancellationToken).ConfigureAwait(false);
        var decision = FindExisting(earlier, recorded, ruleSet, arrival)
            ?? (problem is not null
                ? throw problem
                : await DecideAsync(
                    new FactRequest(recorded, debit.Account) { Revision = (earlier?.Record.Revision ?? 0) + 1 },
                    ruleSet ?? throw new UnreachableException("a valid debit has a rule set"), supplied, arrival,
                    cancellationToken).ConfigureAwait(false));
        Telemetry.Tell(activity, decision, _time.GetElapsedTime(started));
        _log.Told(decision);
        return decision;
    }

    /// <summary>What is wrong with a debit; null where it is valid and <paramref name="ruleSet"/> judges it.</summary>
    private static InvalidDebitException? Validate(DebitUnderCheck check, out RuleSet? ruleSet)
    {
        var result = Validator.Validate(check);
        ruleSet = check.RuleSet;
        return result.IsValid && ruleSet is not null
            ? null
            : new InvalidDebitException(
                check.Debit.Id,
                [.. result.Errors.Select(error => new DebitProblem(error.ErrorCode, error.PropertyName, error.ErrorMessage))]);
    }

    private FundsDecision? FindExisting(DebitStatus? earlier, Debit debit, RuleSet? ruleSet, ClockReading arrival) =>
        earlier is not null && Idempotency.IsStillValid(earlier, debit, arrival.Now, arrival.Bounds)
            ? new FundsDecision(WithTexts(earlier.Record, ruleSet), isExisting: true, _store.IsDurable) { Approval = earlier.Approval }
            : null;

    // A store need not keep the sentences of reasons. The rule set makes them again, while it is the one that decided.
    private static DecisionRecord WithTexts(DecisionRecord record, RuleSet? ruleSet) =>
        record.Verdict.Reasons.Count > 0 && record.RuleSet == ruleSet?.Identity
            ? record with { Verdict = record.Verdict with { Reasons = ReasonTexts.Of(record, ruleSet) } }
            : record;

    private async ValueTask<FundsDecision> DecideAsync(
        FactRequest request, RuleSet ruleSet, BalanceReading? supplied, ClockReading arrival, CancellationToken cancellationToken)
    {
        var debit = request.Debit;
        var isRetryKnown = debit.Attempt <= 1
            || (debit.RetryOf is { } id && await _store.FindAsync(id, cancellationToken).ConfigureAwait(false) is not null);
        var sourceFacts = _facts?.NotRequested(ruleSet);
        var custom = ruleSet.Classify(debit.Facts, sourceFacts);
        var facts = DebitFacts.Create(debit, NotRequested, HoldTotals.None(ruleSet.Currency), balance: null, custom, isRetryKnown);
        var (reading, clock) = (supplied, arrival);
        if (ruleSet.DeclineWithoutBalance(facts) is not null)
        {
            reading = NotRequested;
            Telemetry.CountSavedRead(SavedRead.Declined);
        }
        else if (reading is null || sourceFacts is not null)
        {
            // Reading takes time: the balance is judged, and the decision dated, by the clock after it.
            var read = sourceFacts is null ? null : _facts?.ReadAsync(request, ruleSet, cancellationToken);
            reading ??= await _reads.ReadAsync(new BalanceRequest(request.Account, ruleSet.Identity.Name), cancellationToken)
                .ConfigureAwait(false);
            if (read is not null)
            {
                sourceFacts = await read.ConfigureAwait(false);
                custom = ruleSet.Classify(debit.Facts, sourceFacts);
            }

            clock = _clock.Read();
        }

        var commit = await _store.DecideAsync(
            new DecisionRequest
            {
                Debit = debit,
                Now = clock.Now,
                Bounds = clock.Bounds,
                RuleSet = ruleSet,
                PersistentAccountId = (reading as BalanceReading.Succeeded)?.Balance.PersistentAccountId,
                BalanceTime = FactsClassifier.TimeOf(reading, clock.Now),
                Decide = context => Decide(debit, ruleSet, reading, custom, context, clock) with { SourceFacts = sourceFacts },
            },
            cancellationToken).ConfigureAwait(false);
        return new FundsDecision(commit.IsExisting ? WithTexts(commit.Record, ruleSet) : commit.Record, commit.IsExisting, _store.IsDurable)
        {
            Approval = commit.Approval,
        };
    }

    private DecisionRecord Decide(
        Debit debit, RuleSet ruleSet, BalanceReading reading, IReadOnlyList<CustomFactValue> custom, DecisionContext context,
        ClockReading clock)
    {
        var (now, delay) = (clock.Now, _options.Holds.DelayOf(debit));
        var balance = reading is BalanceReading.Succeeded read
            ? DebitFacts.Classify(read.Balance, ruleSet.Currency, now, clock.Bounds)
            : null;
        var facts = DebitFacts.Create(debit, reading, context.Holds, balance, custom, context.IsRetryVerified);
        var verdict = ruleSet.Judge(facts);
        var validUntil = verdict.ValidUntil(ruleSet.ValidFor, now);
        return new DecisionRecord
        {
            Debit = debit,
            Revision = context.Revision,
            Reading = reading,
            Facts = facts,
            Holds = context.Holds,
            RuleSet = ruleSet.Identity,
            Verdict = verdict,
            Hold = HoldCalculator.GetDecisionHold(debit, verdict.Outcome, now, validUntil, delay, clock.Bounds),
            Superseded = context.Superseded,
            PostingDelay = delay,
            IsRetryVerified = context.IsRetryVerified,
            Bounds = clock.Bounds,
            DecidedAt = now,
            ValidUntil = validUntil,
        };
    }
}
