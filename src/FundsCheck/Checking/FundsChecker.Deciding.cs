using System.Diagnostics;
using FundsCheck.Diagnostics;
using FundsCheck.Holds;
using FundsCheck.Rules;
using FundsCheck.Rules.Evaluation;
using FundsCheck.Storage;

namespace FundsCheck.Checking;

/// <content>From a balance to a recorded decision.</content>
internal sealed partial class FundsChecker
{
    private async ValueTask<FundsDecision> DecideAsync(
        FactRequest request, DebitUnderCheck check, RuleSet ruleSet, BalanceReading? supplied, ClockReading arrival,
        CancellationToken cancellationToken)
    {
        var debit = request.Debit;
        var isRetryKnown = debit.Attempt <= 1
            || (debit.RetryOf is { } id && await FindAsync(debit with { Id = id }, cancellationToken).ConfigureAwait(false) is not null);
        var sourceFacts = _facts?.NotRequested(ruleSet);
        var custom = ruleSet.Classify(debit.Facts, sourceFacts);
        var facts = DebitFacts.Create(debit, NotRequested, HoldTotals.None(ruleSet.Currency), balance: null, custom, isRetryKnown);
        var (reading, clock) = (supplied, arrival);
        if (ruleSet.DeclineWithoutBalance(facts) is not null)
        {
            reading = NotRequested;
            _telemetry.CountSavedRead(SavedRead.Declined);
        }
        else if (reading is null || sourceFacts is not null)
        {
            // Reading takes time: the balance is judged, and the decision dated, by the clock after it. The stop of the host ends it.
            using var either = cancellationToken.CanBeCanceled
                ? CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _calls.Ending)
                : null;
            var ending = either?.Token ?? _calls.Ending;
            var read = sourceFacts is null || _facts is null
                ? null
                : _telemetry.RunAsync(
                    Stage.Facts, static (state, token) => state.Facts.ReadAsync(state.Request, state.RuleSet, token),
                    (Facts: _facts, Request: request, RuleSet: ruleSet), ending).AsTask();
            reading ??= await ReadAsync(request, ruleSet, ending).ConfigureAwait(false);
            if (read is not null)
            {
                sourceFacts = await read.ConfigureAwait(false);
                _log.FactsNotRead(debit.Id, sourceFacts);
                custom = ruleSet.Classify(debit.Facts, sourceFacts);
            }

            clock = _clock.Read();

            // Another version came into force meanwhile: the one in force at the decision's own time judges what was read.
            var inForce = InForce(check, clock.Now);
            if (inForce != ruleSet)
            {
                return await DecideAsync(request, check, inForce, reading, clock, cancellationToken).ConfigureAwait(false);
            }
        }

        var challenger = ChallengerOf(check, ruleSet, clock.Now);
        var commit = await CommitAsync(
            new DecisionRequest
            {
                Debit = debit,
                Now = clock.Now,
                Bounds = clock.Bounds,
                RuleSet = ruleSet,
                Challenger = challenger,
                PersistentAccountId = (reading as BalanceReading.Succeeded)?.Balance.PersistentAccountId,
                BalanceTime = FactsClassifier.TimeOf(reading, clock.Now),
                Decide = context => Challenge(
                    Decide(debit, ruleSet, reading, custom, context, clock) with { SourceFacts = sourceFacts }, challenger),
            },
            cancellationToken).ConfigureAwait(false);
        return ToDecision(commit, ruleSet);
    }

    private FundsDecision ToDecision(DecisionCommit commit, RuleSet ruleSet) =>
        new(commit.IsExisting ? WithTexts(commit.Record, ruleSet) : commit.Record, commit.IsExisting, _store.IsDurable)
        {
            Approval = commit.Approval,
            JudgedBy = ThatJudged(commit.Record, ruleSet),
        };

    private static RuleSet InForce(DebitUnderCheck check, DateTimeOffset now) =>
        check.Catalog.Find(check.Debit.RuleSet, now)
            ?? throw (Exception?)Validate(check.At(now), out _) ?? new UnreachableException("a debit without a rule set is not valid");

    private async ValueTask<BalanceReading> ReadAsync(FactRequest request, RuleSet ruleSet, CancellationToken cancellationToken)
    {
        var reading = await _telemetry.RunAsync(
            Stage.Read, static (state, token) => state.Reads.ReadAsync(state.Request, token),
            (Reads: _reads, Request: new BalanceRequest(request.Account, ruleSet.Identity.Name)), cancellationToken).ConfigureAwait(false);
        _log.BalanceNotRead(request.Debit.Id, reading);
        return reading;
    }

    private ValueTask<DecisionCommit> CommitAsync(DecisionRequest request, CancellationToken cancellationToken) => _telemetry.RunAsync(
        Stage.Commit, static (state, token) => state.Store.DecideAsync(state.Request, token), (Store: _store, Request: request),
        cancellationToken);

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
