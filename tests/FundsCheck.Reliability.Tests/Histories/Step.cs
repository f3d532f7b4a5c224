namespace FundsCheck.Reliability.Tests.Histories;

/// <summary>One step of a history. Steps name debits and accounts by number, so that any of them can be left out.</summary>
internal abstract record Step
{
    private Step()
    {
    }

    /// <summary>A debit is checked, for the first time or again.</summary>
    public sealed record Check(int Debit, ReadingPlan Reading, bool OtherContent) : Step;

    /// <summary>The host records an event of a debit. The choice determines the details of the event.</summary>
    public sealed record Report(int Debit, EventKind Kind, int Choice) : Step;

    /// <summary>A check or an event during which the machine stops: it is on disk in part, and not acknowledged.</summary>
    public sealed record Lost(Step Inner, int Choice) : Step;

    /// <summary>The host sends a debit that it may send, and records it later or never.</summary>
    public sealed record Send(int Debit, int Choice) : Step;

    /// <summary>The host's clock is set so many minutes ahead of the true time, or behind it.</summary>
    public sealed record SetClock(int MinutesAhead) : Step;

    /// <summary>Time passes.</summary>
    public sealed record Wait(int Minutes) : Step;

    /// <summary>Time passes until so long before the bank posts one of the debits on their way: its hold must still be there.</summary>
    public sealed record WaitForPosting(int Which, int MinutesBefore) : Step;

    /// <summary>A deposit or a withdrawal of another party.</summary>
    public sealed record Move(int Real, decimal Amount) : Step;

    /// <summary>The host ends and starts again.</summary>
    public sealed record Restart(RestartKind Kind, int Choice) : Step;
}
