namespace FundsCheck.Decisions;

/// <summary>What became of a debit after it was decided: a closed choice. Recorded once each, in the order in which they are told.</summary>
public abstract record DebitEvent
{
    private DebitEvent()
    {
    }

    /// <summary>A person let a review through. From now on it holds its amount as an accepted debit does.</summary>
    /// <param name="By">Who, 1 to 100 characters.</param>
    /// <param name="Because">Why, 1 to 500 characters.</param>
    public sealed record Approved(string By, string Because) : DebitEvent;

    /// <summary>A person turned a review down. It holds nothing any longer.</summary>
    /// <param name="By">Who, 1 to 100 characters.</param>
    /// <param name="Because">Why, 1 to 500 characters.</param>
    public sealed record Rejected(string By, string Because) : DebitEvent;

    /// <summary>The entry was handed to the bank that originates it.</summary>
    /// <param name="At">When.</param>
    /// <param name="EffectiveDate">The day on which it is meant to settle, as it was sent; null where it was left open.</param>
    public sealed record Sent(DateTimeOffset At, DateOnly? EffectiveDate = null) : DebitEvent;

    /// <summary>The entry settled. It counts against balances until the bank must have posted it.</summary>
    /// <param name="At">When.</param>
    public sealed record Settled(DateTimeOffset At) : DebitEvent;

    /// <summary>The entry came back. It holds nothing any longer.</summary>
    /// <param name="At">When.</param>
    /// <param name="Code">The return code, such as <c>R01</c>: one of <see cref="ReturnCodes.All"/>.</param>
    public sealed record Returned(DateTimeOffset At, string Code) : DebitEvent;

    /// <summary>The entry will never be presented. It holds nothing any longer.</summary>
    public sealed record Cancelled : DebitEvent;
}
