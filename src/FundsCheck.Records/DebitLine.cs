using System.Runtime.InteropServices;
using FundsCheck.Records.Format;

namespace FundsCheck.Records;

/// <summary>A line on a debit, in little memory: the parts on which the permitted next lines depend.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 8)]
internal readonly record struct DebitLine
{
    // The value for no time. Times of lines are of the year 1 or later.
    private const long NoTime = -1;
    private const int NoDay = -1;

    private static readonly Money AnyAmount = new(1m, Currency.Usd);
    private static readonly RuleSetIdentity AnyRuleSet = new(string.Empty, string.Empty, string.Empty);
    private static readonly DecisionFacts AnyFacts = new()
    {
        Amount = AnyAmount,
        EntryClass = string.Empty,
        Attempt = Fact.Known(1),
        LastReturn = Fact.Known(string.Empty),
        Held = Money.Zero(Currency.Usd),
        HeldPossible = Money.Zero(Currency.Usd),
    };

    /// <summary>Half of the SHA-256 of the debit's id. No two debits share it.</summary>
    public required UInt128 Debit { get; init; }

    /// <summary>The line's number.</summary>
    public required long Number { get; init; }

    /// <summary>The revision of the decision, or the revision that the event names.</summary>
    public required int Revision { get; init; }

    /// <summary>The kind of the line.</summary>
    public required DebitLineKind Kind { get; init; }

    /// <summary>The time of the decision or of the record of the event.</summary>
    public DateTimeOffset RecordedAt => At(Time);

    private Outcome Outcome { get; init; }

    private int EffectiveDate { get; init; }

    private int SupersededRevision { get; init; }

    private long Time { get; init; }

    private long PostingDelay { get; init; }

    // For a decision: its hold, and the superseded revision.
    private long PresentedFrom { get; init; }

    private long ExpiresAt { get; init; }

    private long AcceptedFrom { get; init; }

    private long SupersededUntil { get; init; }

    // For an event: its stated time, and the latest time at which it may have been recorded.
    private long StatedAt { get; init; }

    private long LatestTime { get; init; }

    /// <summary>True for a first decision, which needs no earlier line.</summary>
    public bool IsFirst => Kind == DebitLineKind.Decision && Revision == 1 && SupersededRevision == 0;

    /// <summary>The line of an entry; null for an entry without a debit.</summary>
    public static DebitLine? Of(long number, LogEntry entry) => entry switch
    {
        LogEntry.Decided { Record: var record } => Of(number, record),
        LogEntry.Happened { Event: var recorded } => Of(number, recorded),
        _ => null,
    };

    /// <summary>The order by debit, and by line number within one debit.</summary>
    public static int Compare(in DebitLine one, in DebitLine other) =>
        one.Debit.CompareTo(other.Debit) is var order and not 0 ? order : one.Number.CompareTo(other.Number);

    /// <summary>The decision, reduced to the members on which the state and the hold of its debit depend.</summary>
    public DecisionRecord ToRecord(string debitId = "", Money? amount = null) => new()
    {
        Debit = new Debit
        {
            Id = debitId,
            AccountKey = string.Empty,
            SourceAccountId = string.Empty,
            Amount = amount ?? AnyAmount,
            EntryClass = string.Empty,
            EffectiveDate = DayOf(EffectiveDate),
            Attempt = 1,
        },
        Revision = Revision,
        Reading = new BalanceReading.NotRequested(),
        Facts = AnyFacts,
        Holds = HoldTotals.None(Currency.Usd),
        RuleSet = AnyRuleSet,
        Verdict = new Verdict { Outcome = Outcome, Reasons = [] },
        Hold = TimeOf(ExpiresAt) is { } expiresAt ? new Hold(amount ?? AnyAmount, At(PresentedFrom), expiresAt) : null,
        Superseded = SupersededRevision == 0
            ? null
            : new SupersededAccept(SupersededRevision, At(AcceptedFrom), At(SupersededUntil)),
        PostingDelay = TimeSpan.FromTicks(PostingDelay),
        DecidedAt = RecordedAt,
        ValidUntil = RecordedAt,
    };

    /// <summary>The event, without names and comments of people.</summary>
    public RecordedEvent ToEvent(string debitId = "") =>
        new(debitId, Revision, KindedEvent(), RecordedAt) { LatestTime = TimeOf(LatestTime) };

    private static DebitLine Of(long number, DecisionRecord record) => new()
    {
        Debit = Sha256.HalfOf(record.Debit.Id),
        Number = number,
        Revision = record.Revision,
        Kind = DebitLineKind.Decision,
        Outcome = record.Verdict.Outcome,
        EffectiveDate = DayOf(record.Debit.EffectiveDate),
        Time = record.DecidedAt.UtcTicks,
        PostingDelay = record.PostingDelay.Ticks,
        PresentedFrom = TicksOf(record.Hold?.PresentedFrom),
        ExpiresAt = TicksOf(record.Hold?.ExpiresAt),
        SupersededRevision = record.Superseded?.Revision ?? 0,
        AcceptedFrom = TicksOf(record.Superseded?.AcceptedFrom),
        SupersededUntil = TicksOf(record.Superseded?.ExpiresAt),
    };

    private static DebitLine Of(long number, RecordedEvent recorded) => new()
    {
        Debit = Sha256.HalfOf(recorded.DebitId),
        Number = number,
        Revision = recorded.Revision,
        Kind = KindOf(recorded.Event),
        EffectiveDate = DayOf((recorded.Event as DebitEvent.Sent)?.EffectiveDate),
        Time = recorded.RecordedAt.UtcTicks,
        StatedAt = TicksOf(recorded.Event.StatedAt),
        LatestTime = TicksOf(recorded.LatestTime),
    };

    private static DebitLineKind KindOf(DebitEvent recorded) => recorded switch
    {
        DebitEvent.Approved => DebitLineKind.Approved,
        DebitEvent.Rejected => DebitLineKind.Rejected,
        DebitEvent.Sent => DebitLineKind.Sent,
        DebitEvent.Settled => DebitLineKind.Settled,
        DebitEvent.Returned => DebitLineKind.Returned,
        _ => DebitLineKind.Cancelled,
    };

    private DebitEvent KindedEvent() => Kind switch
    {
        DebitLineKind.Approved => new DebitEvent.Approved(string.Empty, string.Empty),
        DebitLineKind.Rejected => new DebitEvent.Rejected(string.Empty, string.Empty),
        DebitLineKind.Sent => new DebitEvent.Sent(TimeOf(StatedAt), DayOf(EffectiveDate)),
        DebitLineKind.Settled => new DebitEvent.Settled(TimeOf(StatedAt)),
        DebitLineKind.Returned => new DebitEvent.Returned(TimeOf(StatedAt), string.Empty),
        DebitLineKind.Cancelled => new DebitEvent.Cancelled(),
        _ => throw new InvalidOperationException("a decision is no event"),
    };

    private static long TicksOf(DateTimeOffset? time) => time?.UtcTicks ?? NoTime;

    private static DateTimeOffset? TimeOf(long ticks) => ticks == NoTime ? null : At(ticks);

    private static DateTimeOffset At(long ticks) => new(ticks, TimeSpan.Zero);

    private static int DayOf(DateOnly? date) => date?.DayNumber ?? NoDay;

    private static DateOnly? DayOf(int number) => number == NoDay ? null : DateOnly.FromDayNumber(number);
}
