namespace FundsCheck.Reliability.Tests.Histories;

/// <summary>One step of a history. Steps name debits and accounts by number, so that any of them can be left out.</summary>
internal abstract record Step
{
    private Step()
    {
    }

    /// <summary>A debit is checked, for the first time or again.</summary>
    public sealed record Check(int Debit, ReadingPlan Reading, bool OtherContent) : Step;

    /// <summary>The host tells what became of a debit. Whatever else is to be said of the event follows from the choice.</summary>
    public sealed record Report(int Debit, EventKind Kind, int Choice) : Step;

    /// <summary>A check or a telling during which the machine stops: it is on disk in part, and nobody was told.</summary>
    public sealed record Lost(Step Inner, int Choice) : Step;

    /// <summary>The host sends a debit that it may send, and records it later or never.</summary>
    public sealed record Send(int Debit, int Choice) : Step;

    /// <summary>The host's clock is set so many minutes ahead of the true time, or behind it.</summary>
    public sealed record SetClock(int MinutesAhead) : Step;

    /// <summary>Time passes.</summary>
    public sealed record Wait(int Minutes) : Step;

    /// <summary>Time passes until so long before the bank posts one of the debits on their way: its hold must still be there.</summary>
    public sealed record WaitForPosting(int Which, int MinutesBefore) : Step;

    /// <summary>Somebody pays in, or draws.</summary>
    public sealed record Move(int Real, decimal Amount) : Step;

    /// <summary>The host ends and starts again.</summary>
    public sealed record Restart(RestartKind Kind, int Choice) : Step;
}
