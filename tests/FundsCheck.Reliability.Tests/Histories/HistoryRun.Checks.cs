using System.Globalization;
using FundsCheck.Reliability.Tests.Support;

namespace FundsCheck.Reliability.Tests.Histories;

internal sealed partial class HistoryRun
{
    private async Task<string?> CheckAsync(Step.Check check)
    {
        ReadClock();
        var plan = setup.Debits[check.Debit];
        var balance = bank.Balance(setup.Keys[plan.Key].Real, check.Reading.TrueTime(host.Clock.TrueNow));
        var expected = model.Check(plan, AmountOf(check), check.Reading, balance);
        var answer = await AnswerAsync(check);
        counts.Add(expected.Decided is { } decided ? decided.Outcome.ToString() : expected.Text.Split(':')[0]);
        if (answer != expected.Text)
        {
            return $"{plan.Id}: expected {expected.Text}{Environment.NewLine}            but it was {answer}";
        }

        if (expected.Decided is null)
        {
            return null;
        }

        model.Take(expected.Decided);
        modelClock.Recorded();
        counts.Add(expected.Decided.Revision > 1 ? "revised" : "first");
        counts.Add(expected.Decided.Superseded is null ? "nothing superseded" : "superseded");
        counts.Add(modelClock.IsInDoubt ? "clock in doubt" : "clock believed");
        return setup.IsTruthful && !isMisled && expected.Decided.Outcome == Outcome.Accept
            ? safety.WhyOverspent(expected.Decided, check.Reading)
            : null;
    }

    /// <summary>The outcome of a check of the library, in the words of the model.</summary>
    private async Task<string> AnswerAsync(Step.Check check)
    {
        var plan = setup.Debits[check.Debit];
        var key = setup.Keys[plan.Key];
        var debit = Usual.Debit(plan.Id, AmountOf(check)) with
        {
            Account = new AccountRef(key.Key, key.SourceId, credential: null),
            SameDay = plan.SameDay,
            EffectiveDate = plan.EffectiveDate,
            RuleSet = plan.RuleSet,
            Attempt = plan.Attempt,
            LastReturn = plan.Attempt > 1 ? "R01" : null,
        };
        try
        {
            var decision = await host.Checker.CheckAsync(debit, ReadingOf(check.Reading, key));
            var record = decision.Record;
            return decision.IsExisting
                ? $"existing: revision {record.Revision}, {decision.Outcome}{(decision.Approval is null ? "" : ", approved")}"
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"decided: revision {record.Revision}, {decision.Outcome}, holds {record.Holds.NotYetPosted.Amount:0.00} + "
                        + $"{record.Holds.PossiblyPosted.Amount:0.00} [{string.Join(' ', record.Holds.DebitIds)}], valid until "
                        + $"{decision.ValidUntil:u}, holding {record.Hold?.PresentedFrom.UtcDateTime:s} to "
                        + $"{record.Hold?.ExpiresAt.UtcDateTime:s}, superseding {record.Superseded?.Revision} until "
                        + $"{record.Superseded?.ExpiresAt.UtcDateTime:s}");
        }
        catch (InvalidDebitException exception)
        {
            return $"invalid: {string.Join(", ", exception.Problems.Select(problem => problem.Code))}";
        }
        catch (DebitClosedException exception)
        {
            return $"closed: {exception.State}";
        }
        catch (DebitConflictException exception)
        {
            return $"conflict: {string.Join(", ", exception.Differences)}";
        }
    }

    private decimal AmountOf(Step.Check check) => setup.Debits[check.Debit].Amount + (check.OtherContent ? 0.01m : 0m);

    private BalanceReading ReadingOf(ReadingPlan plan, KeyOfAccount key)
    {
        if (!plan.IsRead)
        {
            return new BalanceReading.Failed(plan.Kind == ReadingKind.TransientTrouble
                ? new BalanceFailure(BalanceFailureCategory.InstitutionUnavailable, "INSTITUTION_DOWN")
                : new BalanceFailure(BalanceFailureCategory.UserActionRequired, "ITEM_LOGIN_REQUIRED"));
        }

        var trueNow = host.Clock.TrueNow;
        var balance = Usual.Balance(bank.Balance(key.Real, plan.TrueTime(trueNow)), Now, key.SourceId, key.PersistentId) with
        {
            AsOf = plan.StatedTime(trueNow),
        };
        return new BalanceReading.Succeeded(plan.Kind switch
        {
            ReadingKind.Undated => balance with { Freshness = BalanceFreshness.Cached },
            ReadingKind.CurrentOnly => balance with { Available = null },
            _ => balance,
        });
    }
}
