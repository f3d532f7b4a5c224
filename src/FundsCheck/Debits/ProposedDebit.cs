using System.Collections.Frozen;

namespace FundsCheck;

/// <summary>
/// An ACH debit that has not been sent yet. Its bounds are checked when it is judged: a debit outside them gives
/// <c>InvalidDebitException</c> with every problem, and nothing is fetched or recorded.
/// </summary>
public sealed record ProposedDebit
{
    /// <summary>The idempotency key: 1 to 64 printable ASCII characters, unique in the store for ever.</summary>
    public required string Id { get; init; }

    /// <summary>The account that is debited.</summary>
    public required AccountRef Account { get; init; }

    /// <summary>Positive, whole minor units, at most 99,999,999.99 (the ten digits of an ACH entry), in the rule set's currency.</summary>
    public required Money Amount { get; init; }

    /// <summary>The standard entry class: one of Nacha's three-letter codes, such as <c>WEB</c>.</summary>
    public required string EntryClass { get; init; }

    /// <summary>Whether the entry is to settle on the day it is sent.</summary>
    public bool SameDay { get; init; }

    /// <summary>The day the debit is meant to settle; null where the host leaves it open. Not in the past.</summary>
    public DateOnly? EffectiveDate { get; init; }

    /// <summary>The name of the rule set that judges it, one of those loaded; null for their default.</summary>
    public string? RuleSet { get; init; }

    /// <summary>1 for a first entry, 2 for its first re-presentment, and so on.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>The return code of the attempt before, such as <c>R01</c>. Given exactly where <see cref="Attempt"/> is above 1.</summary>
    public string? LastReturn { get; init; }

    /// <summary>The id of the debit that this one presents again, where the host knows it.</summary>
    public string? RetryOf { get; init; }

    /// <summary>The day the first attempt was sent, where the host knows it.</summary>
    public DateOnly? FirstSentOn { get; init; }

    /// <summary>Facts of the host's own, by the names that the rule set declares (<c>x.…</c>).</summary>
    public IReadOnlyDictionary<string, CustomFact> Facts { get; init; } = FrozenDictionary<string, CustomFact>.Empty;

    /// <summary>The id: a debit's text form carries neither account nor amount.</summary>
    public override string ToString() => $"debit {Id}";
}
