using System.Text.Json;
using System.Text.Json.Serialization;

namespace FundsCheck;

/// <summary>
/// The decision on a proposed debit. Its JSON (<see cref="WriteTo"/>, System.Text.Json) is the one that the command line prints; a decision
/// that was read from JSON has no <see cref="Record"/>.
/// </summary>
[JsonConverter(typeof(FundsDecisionJsonConverter))]
public sealed record FundsDecision
{
    private readonly DecisionRecord? _record;
    private readonly DecisionContent? _content;

    /// <summary>A decision of a record.</summary>
    /// <param name="record">Everything that deciding saw and answered.</param>
    /// <param name="isExisting">Whether the decision was recorded earlier and is still valid; nothing was fetched.</param>
    /// <param name="isRecorded">Whether the record outlives the process.</param>
    public FundsDecision(DecisionRecord record, bool isExisting, bool isRecorded)
    {
        ArgumentNullException.ThrowIfNull(record);
        (_record, IsExisting, IsRecorded) = (record, isExisting, isRecorded);
    }

    internal FundsDecision(DecisionContent content, DebitState state, bool isExisting, bool isRecorded) =>
        (_content, State, IsExisting, IsRecorded) = (content, state, isExisting, isRecorded);

    /// <summary>Everything that deciding saw and answered, for replay.</summary>
    /// <exception cref="InvalidOperationException">The decision was read from JSON, which has no record.</exception>
    public DecisionRecord Record => _record
        ?? throw new InvalidOperationException($"the decision on debit `{DebitId}` was read from JSON; find its record in the store");

    /// <summary>Whether the decision was recorded earlier and is still valid; nothing was fetched.</summary>
    public bool IsExisting { get; }

    /// <summary>Whether the record outlives the process.</summary>
    public bool IsRecorded { get; }

    /// <summary>
    /// The state of the debit. A check returns open debits only: for any other it throws <see cref="DebitClosedException"/>.
    /// </summary>
    public DebitState State { get; init; }

    /// <summary>The approval of the review; null without one, and for a decision that was read from JSON.</summary>
    public DebitEvent.Approved? Approval { get; init; }

    /// <summary>Whether a person approved the review.</summary>
    public bool IsApproved => _content?.IsApproved ?? (Approval is not null);

    /// <summary>The debit's id.</summary>
    public string DebitId => _content?.DebitId ?? Record.Debit.Id;

    /// <summary>The debit's amount.</summary>
    public Money Amount => _content?.Amount ?? Record.Debit.Amount;

    /// <summary>1 for the first decision on the debit, one more each time it was decided anew.</summary>
    public int Revision => _content?.Revision ?? Record.Revision;

    /// <summary>Accept, review or decline.</summary>
    public Outcome Outcome => _content?.Outcome ?? Record.Verdict.Outcome;

    /// <summary>Every reason, the deciding ones first.</summary>
    public IReadOnlyList<Reason> Reasons => _content?.Reasons ?? Record.Verdict.Reasons;

    /// <summary>
    /// The largest smaller amount that would have been accepted; null for an accept, where there is none, and where no balance was read.
    /// </summary>
    public Money? MaxAcceptableAmount => _content is null ? Record.Verdict.MaxAcceptableAmount : _content.MaxAcceptableAmount;

    /// <summary>The rule set that judged.</summary>
    public RuleSetIdentity RuleSet => _content?.RuleSet ?? Record.RuleSet;

    /// <summary>What the challenger answered to the same facts; null where none judged. It never acts.</summary>
    public ChallengerVerdict? Challenger => _content is null ? Record.Challenger : _content.Challenger;

    /// <summary>
    /// The loaded rule set that judged, which <see cref="EvaluateChecks"/> asks; null where it is not at hand: for a decision that was read
    /// from JSON, and for an existing decision whose rule set was replaced since.
    /// </summary>
    public ICheckEvaluator? JudgedBy { get; init; }

    /// <summary>The balance that was judged; null where none was read.</summary>
    public AccountBalance? Balance =>
        _content is null ? (Record.Reading as BalanceReading.Succeeded)?.Balance : _content.Balance;

    /// <summary>The sum of own debits that cannot be inside the balance yet.</summary>
    public Money NotYetPosted => _content?.NotYetPosted ?? Record.Holds.NotYetPosted;

    /// <summary>The sum of own debits that may or may not be inside the balance.</summary>
    public Money PossiblyPosted => _content?.PossiblyPosted ?? Record.Holds.PossiblyPosted;

    /// <summary>Whether a repeat, with nothing else changed, may give another outcome.</summary>
    public bool IsTransient => _content?.IsTransient ?? Record.Verdict.IsTransient;

    /// <summary>Whether the end user must act first, such as log in again.</summary>
    public bool NeedsUserAction =>
        _content?.NeedsUserAction ?? (Outcome != Outcome.Accept && Reasons.Any(reason => reason.NeedsUserAction));

    /// <summary>When it was decided.</summary>
    public DateTimeOffset DecidedAt => _content?.DecidedAt ?? Record.DecidedAt;

    /// <summary>
    /// From this moment on it may not be relied on. A review that was approved may be, for as long as the review holds its amount.
    /// </summary>
    public DateTimeOffset ValidUntil => _content?.ValidUntil
        ?? (Approval is not null && Record.Hold is { } hold ? hold.ExpiresAt : Record.ValidUntil);

    /// <summary>
    /// Describes what each check answered, the accepts too, with the margin to a worse answer. Computed at each call, so that only a caller
    /// of this method pays for it.
    /// </summary>
    /// <returns>
    /// One evaluation for each check, the gates first; null where the rule set is not at hand (<see cref="JudgedBy"/>): the log of the
    /// decision has it, and <c>decisions show</c> prints the checks.
    /// </returns>
    public IReadOnlyList<CheckEvaluation>? EvaluateChecks() => _content is null ? JudgedBy?.EvaluateChecks(Record.Facts) : _content.Checks;

    /// <summary>
    /// The same decision with the texts for customers of a language. A reason without such a text keeps its own. Nothing else changes.
    /// </summary>
    /// <param name="texts">The texts, such as those of the rules in force (<see cref="Rules.RuleSetCatalog.CustomerTexts"/>).</param>
    /// <param name="language">The language tag, as in <c>de</c> or <c>de-AT</c>; null for the texts without a language.</param>
    public FundsDecision WithCustomerTexts(CustomerTexts texts, string? language)
    {
        ArgumentNullException.ThrowIfNull(texts);
        if (texts.IsEmpty || Reasons.Count == 0)
        {
            return this;
        }

        var failure = (_record?.Reading as BalanceReading.Failed)?.Failure;
        IReadOnlyList<Reason> reasons =
            [.. Reasons.Select(reason => reason with { CustomerText = texts.Find(reason, failure, language) ?? reason.CustomerText })];
        return _content is not null
            ? new FundsDecision(_content with { Reasons = reasons }, State, IsExisting, IsRecorded)
            : new FundsDecision(Record with { Verdict = Record.Verdict with { Reasons = reasons } }, IsExisting, IsRecorded)
            {
                State = State,
                Approval = Approval,
                JudgedBy = JudgedBy,
            };
    }

    /// <summary>Writes the decision as a JSON object: the documented form, which only ever gains members.</summary>
    /// <param name="writer">Where a value is expected.</param>
    public void WriteTo(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        DecisionJson.Write(writer, this);
    }

    /// <summary>The id and the outcome: a decision's text form has neither account nor amount.</summary>
    public override string ToString() => $"debit {DebitId}: {Outcome.ToName()}";
}
