using System.Collections.Frozen;

namespace FundsCheck;

/// <summary>A debit as it is recorded: all of its content, and nothing of the credential.</summary>
public sealed record Debit
{
    /// <summary>The idempotency key.</summary>
    public required string Id { get; init; }

    /// <summary>What holds are summed over.</summary>
    public required string AccountKey { get; init; }

    /// <summary>The id that the balance source knows.</summary>
    public required string SourceAccountId { get; init; }

    /// <summary>The amount.</summary>
    public required Money Amount { get; init; }

    /// <summary>The entry class.</summary>
    public required string EntryClass { get; init; }

    /// <summary>Whether the entry is to settle on the day it is sent.</summary>
    public bool SameDay { get; init; }

    /// <summary>The day the debit is meant to settle.</summary>
    public DateOnly? EffectiveDate { get; init; }

    /// <summary>The name of the rule set that was asked for.</summary>
    public string? RuleSet { get; init; }

    /// <summary>1 for a first entry.</summary>
    public required int Attempt { get; init; }

    /// <summary>The return code of the attempt before.</summary>
    public string? LastReturn { get; init; }

    /// <summary>The id of the debit that this one presents again.</summary>
    public string? RetryOf { get; init; }

    /// <summary>The day the first attempt was sent.</summary>
    public DateOnly? FirstSentOn { get; init; }

    /// <summary>The host's facts as they were given.</summary>
    public IReadOnlyDictionary<string, CustomFact> Facts { get; init; } = FrozenDictionary<string, CustomFact>.Empty;

    /// <summary>What is recorded of a debit.</summary>
    public static Debit From(ProposedDebit debit) => new()
    {
        Id = debit.Id,
        AccountKey = debit.Account.Key,
        SourceAccountId = debit.Account.SourceAccountId,
        Amount = debit.Amount,
        EntryClass = debit.EntryClass,
        SameDay = debit.SameDay,
        EffectiveDate = debit.EffectiveDate,
        RuleSet = debit.RuleSet,
        Attempt = debit.Attempt,
        LastReturn = debit.LastReturn,
        RetryOf = debit.RetryOf,
        FirstSentOn = debit.FirstSentOn,

        // A copy: what the host does to its own dictionary later must not change a record.
        Facts = debit.Facts.Count == 0
            ? FrozenDictionary<string, CustomFact>.Empty
            : debit.Facts.ToFrozenDictionary(StringComparer.Ordinal),
    };

    /// <summary>The id: a debit's text form carries neither account nor amount.</summary>
    public override string ToString() => $"debit {Id}";
}
