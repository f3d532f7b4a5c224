using FundsCheck.Records;

namespace FundsCheck.Reliability.Tests.Histories;

/// <summary>Plays a history on the library and on the model, and compares them step by step.</summary>
internal sealed partial class HistoryRun : IDisposable
{
    private readonly Setup setup;
    private readonly Model model;
    private readonly ModelClock modelClock;
    private readonly Bank bank;
    private readonly Safety safety;
    private readonly HistoryHost host;
    private readonly EventReporter reporter;
    private readonly HistoryCounts counts;

    // A starting process uses its clock, and any process uses a clock that kept its time for long enough: no account is safe from then on
    // where the clock is wrong.
    private bool isMisled;

    private HistoryRun(Setup setup, HistoryCounts counts)
    {
        this.setup = setup;
        this.counts = counts;
        host = new HistoryHost(setup);
        modelClock = new ModelClock(host.Clock);
        model = new Model(setup, host.Clock, modelClock);
        bank = new Bank(setup);
        safety = new Safety(setup, model, bank, host.Clock);
        reporter = new EventReporter(setup, model, bank, safety, host.Clock);
    }

    private DateTimeOffset Now => host.Clock.GetUtcNow();

    /// <summary>The first failure; null where there is none.</summary>
    public static async Task<HistoryFailure?> PlayAsync(History history, HistoryCounts counts)
    {
        var number = 0;
        try
        {
            using var run = new HistoryRun(history.Setup, counts);
            for (; number < history.Steps.Count; number++)
            {
                if (await run.PlayAsync(history.Steps[number]) is { } problem)
                {
                    return new HistoryFailure(number, problem);
                }
            }

            return run.ProblemAtTheEnd() is { } last ? new HistoryFailure(number - 1, last) : null;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Any unexpected exception is a failure of this history, and is reported with it.
            return new HistoryFailure(number, exception.ToString());
        }
    }

    public void Dispose() => host.Dispose();

    private async Task<string?> PlayAsync(Step step)
    {
        safety.Note();
        switch (step)
        {
            case Step.Check check:
                return await CheckAsync(check) ?? ProblemOfLedger();
            case Step.Report report:
                return await ReportAsync(report) ?? ProblemOfLedger();
            case Step.Lost lost:
                await LoseAsync(lost);
                return null;
            case Step.Send send:
                counts.Add(reporter.TrySend(send.Debit, send.Choice) ? "sent unreported" : "not sent");
                return ProblemOfLedger();
            case Step.SetClock set:
                host.Clock.Ahead = TimeSpan.FromMinutes(set.MinutesAhead);
                counts.Add(set.MinutesAhead switch { > 0 => "clock ahead", < 0 => "clock behind", _ => "clock right" });
                return null;
            case Step.Wait wait:
                host.Clock.Advance(TimeSpan.FromMinutes(wait.Minutes));
                return ProblemOfLedger();
            case Step.WaitForPosting wait:
                WaitForPosting(wait);
                return ProblemOfLedger();
            case Step.Move move:
                bank.Move(move.Real, move.Amount, host.Clock.TrueNow);
                return null;
            case Step.Restart restart:
                if (host.Log is not null)
                {
                    host.Restart(restart.Kind, restart.Choice);
                    Restarted();
                }

                counts.Add(host.Log is null ? "no restart" : restart.Kind.ToString());
                return null;
            default:
                throw new InvalidOperationException("a step is one of nine");
        }
    }

    private void WaitForPosting(Step.WaitForPosting wait)
    {
        var now = host.Clock.TrueNow;
        var moments = bank.PostingsAfter(now).Select(posts => posts.AddMinutes(-wait.MinutesBefore)).Where(moment => moment > now).ToList();
        if (moments.Count > 0)
        {
            host.Clock.Advance(moments[wait.Which % moments.Count] - now);
            counts.Add("waited for posting");
        }
    }

    private void ReadClock()
    {
        modelClock.Read();
        isMisled |= modelClock.IsMisled;
    }

    private void Restarted()
    {
        isMisled |= host.Clock.Ahead != TimeSpan.Zero || modelClock.IsInDoubt;
        modelClock.Restart();
    }

    /// <summary>The step was not acknowledged, and the model does not have it.</summary>
    private async Task LoseAsync(Step.Lost lost)
    {
        if (host.Log is null)
        {
            return;
        }

        counts.Add("lost");
        await host.LoseAsync(
            async () =>
            {
                if (lost.Inner is Step.Check check)
                {
                    await AnswerAsync(check);
                }
                else if (lost.Inner is Step.Report report && reporter.EventOf(report) is { } plan && model.Find(report.Debit) is not null)
                {
                    await AnswerAsync(report.Debit, plan, isRepeated: false);
                }
            },
            lost.Choice);
        Restarted();
    }

    private string? ProblemOfLedger()
    {
        for (var real = 0; setup.IsTruthful && !isMisled && !setup.OthersWithdraw && real < setup.Opening.Count; real++)
        {
            if (safety.Spare(real) is < 0m and var spare)
            {
                return FormattableString.Invariant($"account {real} will be overdrawn by {-spare}");
            }
        }

        return null;
    }

    private string? ProblemAtTheEnd()
    {
        host.Stop();
        if (host.Log is not { } log)
        {
            return null;
        }

        counts.Add(File.Exists(log + ".000001") ? "segments closed" : "one segment");
        var proof = RecordFile.Verify(log);
        if (proof.First is [var differing, ..])
        {
            var (line, decision) = (differing.Decision.Line, differing.Decision);
            return FormattableString.Invariant(
                $"line {line}, {decision}, does not follow from the lines before it: {differing.Differences[0]}");
        }

        return (proof.Decisions, proof.Events, proof.IncompleteBytes) == (model.Decisions, model.Events, 0)
            ? null
            : $"the log has {proof.Decisions} decisions, {proof.Events} events and {proof.IncompleteBytes} torn bytes; expected "
                + $"{model.Decisions}, {model.Events} and none";
    }
}
