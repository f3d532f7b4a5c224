using FundsCheck.Storage;

namespace FundsCheck.Records.Format;

/// <summary>
/// Writes and reads a decision as canonical JSON: equal records have equal bytes. A line omits members with their usual value, and members
/// that follow from other members.
/// </summary>
/// <remarks>INVARIANT: usual values belong to the format. They stay as they are when a default of the library changes.</remarks>
internal static class DecisionLine
{
    private const int UsualRevision = 1;

    private static readonly TimeSpan UsualPostingDelay = TimeSpan.FromHours(6);
    private static readonly TimeSpan UsualSameDayPostingDelay = TimeSpan.FromHours(1);

    /// <exception cref="UnwritableLineException">The record has a value that a reader does not restore.</exception>
    public static void Write(JsonLine line, DecisionRecord record)
    {
        var (debit, usualDelay) = (record.Debit, UsualDelayOf(record.Debit));
        line.Open("decision").Required("id", debit.Id).NumberUnless("revision", record.Revision, UsualRevision);
        line.Time("decidedAt", record.DecidedAt).SecondsUnless("validForSeconds", record.ValidUntil - record.DecidedAt, TimeSpan.Zero);
        if (record.Bounds is { } bounds)
        {
            line.Open("clock").Time("earliest", bounds.Earliest).Time("latest", bounds.Latest).Close();
        }

        RecordedDebitLine.Write(line, debit);
        line.SecondsUnless("postingDelaySeconds", record.PostingDelay, usualDelay).Flag("retryUnverified", !record.IsRetryVerified);
        ReadingLine.Write(line, record);
        SourceFactsLine.Write(line, record.SourceFacts);
        CustomFactsLine.WriteDeclared(line, record);
        WriteHolds(line, record.Holds);
        line.Text("ruleSet", RecordedRuleSets.KeyOf(record.RuleSet));
        VerdictLine.Write(line, record.Verdict);
        if (record.Hold is { } hold)
        {
            var (from, usual) = (Microseconds.Floor(hold.PresentedFrom), UsualStart(record.DecidedAt, record.Bounds, record.PostingDelay));
            line.Open("hold").Time("possiblyPostedFrom", from == usual ? null : from).Time("expiresAt", hold.ExpiresAt).Close();
        }

        if (record.Superseded is { } superseded)
        {
            line.Open("superseded").Number("revision", superseded.Revision).Time("acceptedFrom", superseded.AcceptedFrom)
                .Time("expiresAt", superseded.ExpiresAt).Close();
        }

        ChallengerLine.Write(line, record.Challenger);
        line.Close();
        if (!DebitFacts.Follows(record))
        {
            // INVARIANT: a reader of the line derives exactly the judged facts.
            throw new UnwritableLineException("the facts do not follow from the debit, the reading and the holds");
        }
    }

    /// <param name="reader">The reader, positioned after the member's name.</param>
    /// <param name="ruleSets">The rule sets of the earlier lines.</param>
    /// <exception cref="FormatException">The line is not a decision in canonical form.</exception>
    public static DecisionRecord Read(ref LineReader reader, RecordedRuleSets ruleSets)
    {
        reader.OpenValue();
        var (id, revision) = (reader.Text("id"u8), reader.NumberOr("revision"u8, UsualRevision));
        var (decidedAt, validFor) = (reader.Time("decidedAt"u8), reader.SecondsOr("validForSeconds"u8, TimeSpan.Zero));
        var bounds = ReadBounds(ref reader);
        var debit = RecordedDebitLine.Read(ref reader, id);
        var postingDelay = reader.SecondsOr("postingDelaySeconds"u8, UsualDelayOf(debit));
        var isRetryVerified = !reader.Flag("retryUnverified"u8);
        var reading = ReadingLine.Read(ref reader, debit, decidedAt, bounds, out var balance);
        var sourceFacts = SourceFactsLine.Read(ref reader);
        var declared = CustomFactsLine.ReadDeclared(ref reader, debit, sourceFacts);
        var holds = ReadHolds(ref reader, debit.Amount.Currency);
        var ruleSet = ruleSets.Find(reader.Text("ruleSet"u8));
        var verdict = VerdictLine.Read(ref reader, reading);
        var hold = ReadHold(ref reader, debit.Amount, UsualStart(decidedAt, bounds, postingDelay));
        var superseded = ReadSuperseded(ref reader);
        var challenger = ChallengerLine.Read(ref reader);
        reader.Close();
        return new DecisionRecord
        {
            Debit = debit,
            Revision = revision,
            Reading = reading,
            SourceFacts = sourceFacts,
            Facts = DebitFacts.Create(debit, reading, holds, balance, declared, isRetryVerified),
            Holds = holds,
            RuleSet = ruleSet,
            Verdict = verdict,
            Hold = hold,
            Superseded = superseded,
            Challenger = challenger,
            PostingDelay = postingDelay,
            IsRetryVerified = isRetryVerified,
            Bounds = bounds,
            DecidedAt = decidedAt,
            ValidUntil = decidedAt + validFor,
        };
    }

    private static TimeSpan UsualDelayOf(Debit debit) => debit.SameDay ? UsualSameDayPostingDelay : UsualPostingDelay;

    // The time from which a hold is possibly posted, for a debit sent on a banking day without a later effective date.
    private static DateTimeOffset UsualStart(DateTimeOffset decidedAt, ClockBounds? bounds, TimeSpan postingDelay) =>
        WholeMinute((bounds?.Latest ?? decidedAt)
            + new TimeSpan(postingDelay.Ticks - (postingDelay.Ticks % TimeSpan.TicksPerMicrosecond)));

    private static DateTimeOffset WholeMinute(DateTimeOffset time) =>
        new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerMinute), TimeSpan.Zero);

    private static void WriteHolds(JsonLine line, HoldTotals holds)
    {
        if (holds is { NotYetPosted.Amount: 0m, PossiblyPosted.Amount: 0m, Count: 0, DebitIds.Count: 0 })
        {
            return;
        }

        line.Open("holds").MoneyUnlessZero("notYetPosted", holds.NotYetPosted).MoneyUnlessZero("possiblyPosted", holds.PossiblyPosted);
        line.NumberUnless("count", holds.Count, holds.DebitIds.Count).Texts("debits", holds.DebitIds).Close();
    }

    private static HoldTotals ReadHolds(ref LineReader reader, Currency currency)
    {
        if (!reader.TryOpen("holds"u8))
        {
            return HoldTotals.None(currency);
        }

        var notYetPosted = reader.MoneyOrZero("notYetPosted"u8, currency);
        var possiblyPosted = reader.MoneyOrZero("possiblyPosted"u8, currency);
        var stated = reader.Next("count"u8) ? reader.TakeInt() : (int?)null;
        var ids = reader.Texts("debits"u8);
        if (stated == ids.Length || (notYetPosted.Amount == 0m && possiblyPosted.Amount == 0m && stated is null && ids.Length == 0))
        {
            throw reader.Usual();
        }

        reader.Close();
        return new HoldTotals(notYetPosted, possiblyPosted, ids, stated ?? ids.Length);
    }

    private static Hold? ReadHold(ref LineReader reader, Money amount, DateTimeOffset usualStart)
    {
        if (!reader.TryOpen("hold"u8))
        {
            return null;
        }

        var stated = reader.TimeOrNull("possiblyPostedFrom"u8);
        var hold = stated == usualStart ? throw reader.Usual() : new Hold(amount, stated ?? usualStart, reader.Time("expiresAt"u8));
        reader.Close();
        return hold;
    }

    private static ClockBounds? ReadBounds(ref LineReader reader)
    {
        if (!reader.TryOpen("clock"u8))
        {
            return null;
        }

        var bounds = new ClockBounds(reader.Time("earliest"u8), reader.Time("latest"u8));
        reader.Close();
        return bounds;
    }

    private static SupersededAccept? ReadSuperseded(ref LineReader reader)
    {
        if (!reader.TryOpen("superseded"u8))
        {
            return null;
        }

        var superseded = new SupersededAccept(reader.Int("revision"u8), reader.Time("acceptedFrom"u8), reader.Time("expiresAt"u8));
        reader.Close();
        return superseded;
    }
}
