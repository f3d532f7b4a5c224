namespace FundsCheck.Reliability.Tests.Histories;

internal sealed partial class HistoryRun
{
    private async Task<string?> ReportAsync(Step.Report report)
    {
        if (reporter.EventOf(report) is not { } plan)
        {
            return null;
        }

        ReadClock();
        var id = setup.Debits[report.Debit].Id;
        var expected = ModelLifecycle.Judge(model.Find(report.Debit), plan, setup.MayApproveUnread, Now, modelClock.Latest);
        var answer = await AnswerAsync(report.Debit, plan, expected == ModelLifecycle.Repeated);
        counts.Add($"{report.Kind} {expected}");
        if (answer != expected)
        {
            return $"{id}: expected {plan} to be {expected}, but it was {answer}";
        }

        if (expected == ModelLifecycle.Taken)
        {
            model.Take(report.Debit, plan);
            modelClock.Recorded();
            reporter.Follow(report, plan.Event);
        }

        return null;
    }

    private async Task<string> AnswerAsync(int debit, EventPlan plan, bool isRepeated)
    {
        try
        {
            var recorded = await host.Checker.RecordAsync(setup.Debits[debit].Id, plan.Event, plan.Revision);
            if (isRepeated)
            {
                return model.Find(debit)!.Events.Any(known => known.Event == recorded.Event && known.RecordedAt == recorded.RecordedAt)
                    ? ModelLifecycle.Repeated
                    : $"something else: {recorded}";
            }

            return recorded.Event == ModelEvent.At(plan.Event, ModelEvent.TimeOf(plan.Event) ?? Now) && recorded.RecordedAt == Now
                ? ModelLifecycle.Taken
                : $"something else: {recorded}";
        }
        catch (DebitEventRefusedException)
        {
            return ModelLifecycle.Refused;
        }
    }
}
