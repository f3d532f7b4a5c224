using System.Diagnostics;
using System.Runtime.ExceptionServices;
using FundsCheck.Diagnostics;
using FundsCheck.Rules;
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
    private readonly CallGate _calls;
    private readonly Telemetry _telemetry;

    public FundsChecker(
        IDecisionStore store, IBalanceSource source, IFactSource? facts, IRuleSetSource rules, IOptions<FundsCheckOptions> options,
        CallGate calls, ClockWatch clock, TimeProvider time, ILogger<IFundsChecker> logger, Telemetry telemetry)
    {
        (_store, _rules, _options, _time, _clock, _calls, _telemetry) = (store, rules, options.Value, time, clock, calls, telemetry);
        _log = new PipelineLog(logger);
        _reads = new SharedReads(source, time, _options, _log, telemetry);
        _facts = facts is null ? null : new FactReads(facts, time, _options, _log, telemetry);
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
        try
        {
            _calls.Enter(debitId);
            if (what.FindProblem(now) is { } problem)
            {
                throw new ArgumentException(problem, nameof(what));
            }

            var commit = await _store.RecordAsync(
                new EventRequest(debitId, what, now, _options.MayApproveUnread, revision, bounds), cancellationToken)
                .ConfigureAwait(false);
            _telemetry.CountEvent(what);
            return commit.Event with { IsRepeated = commit.IsRepeated };
        }
        catch (Exception exception)
        {
            var failure = _calls.FailureOf(exception, debitId, cancellationToken);
            _telemetry.CountEvent(what, failure);
            ExceptionDispatchInfo.Throw(failure);
            throw;
        }
        finally
        {
            _calls.Leave();
        }
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
        using var activity = Telemetry.StartCheck(_options.TraceDebitIds ? debit.Id : null);
        var started = _time.GetTimestamp();
        try
        {
            _calls.Enter(debit.Id);

            // INVARIANT: one catalog and one time of arrival. Rules that are reloaded a moment later do not judge this check.
            var arrival = _clock.Read();
            var check = new DebitUnderCheck(debit, _rules.Status.Catalog, arrival.Now, _facts?.Prefix);
            var problem = Validate(check, out var ruleSet);
            if (problem is not null && !problem.Problems.All(DebitRuleNames.IsOfDate))
            {
                throw problem;
            }

            // A debit whose date has passed is not decided any longer; an existing decision is returned all the same.
            var recorded = Debit.From(debit);
            var earlier = await FindAsync(recorded, cancellationToken).ConfigureAwait(false);
            var decision = FindExisting(earlier, recorded, ruleSet, arrival)
                ?? (problem is not null
                    ? throw problem
                    : await DecideAsync(
                        new FactRequest(recorded, debit.Account) { Revision = (earlier?.Record.Revision ?? 0) + 1 },
                        check, ruleSet ?? throw new UnreachableException("a valid debit has a rule set"), supplied, arrival,
                        cancellationToken).ConfigureAwait(false));
            decision = decision.WithCustomerTexts(_rules.Status.Catalog.CustomerTexts, _options.CustomerLanguage);
            _telemetry.CountDecision(activity, decision, started);
            _log.Decided(decision);
            return decision;
        }
        catch (Exception exception)
        {
            var failure = _calls.FailureOf(exception, debit.Id, cancellationToken);
            _telemetry.CountFailure(activity, failure, started);
            _log.Failed(debit.Id, failure);
            ExceptionDispatchInfo.Throw(failure);
            throw;
        }
        finally
        {
            _calls.Leave();
        }
    }

    private ValueTask<DebitStatus?> FindAsync(Debit debit, CancellationToken cancellationToken) => _telemetry.RunAsync(
        Stage.Find, static (state, token) => state.Store.FindAsync(state.Debit, token), (Store: _store, Debit: debit), cancellationToken);

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
            ? new FundsDecision(WithTexts(earlier.Record, ruleSet), isExisting: true, _store.IsDurable)
            {
                Approval = earlier.Approval,
                JudgedBy = ThatJudged(earlier.Record, ruleSet),
            }
            : null;

    // An existing decision may be of rules that were replaced since.
    private static RuleSet? ThatJudged(DecisionRecord record, RuleSet? ruleSet) => record.RuleSet == ruleSet?.Identity ? ruleSet : null;

    // A store need not keep the sentences of reasons. The rule set makes them again, while it is the one that decided.
    private static DecisionRecord WithTexts(DecisionRecord record, RuleSet? ruleSet) =>
        record.Verdict.Reasons.Count > 0 && record.RuleSet == ruleSet?.Identity
            ? record with { Verdict = record.Verdict with { Reasons = ReasonTexts.Of(record, ruleSet) } }
            : record;
}
