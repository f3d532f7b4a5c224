using FundsCheck.Rules;
using FundsCheck.Rules.Evaluation;

namespace FundsCheck.Storage;

/// <summary>Puts together what deciding sees: the same when a debit is decided and when its record is read back.</summary>
public static class DebitFacts
{
    /// <summary>Classifies a balance that was read.</summary>
    /// <param name="balance">The balance.</param>
    /// <param name="currency">The currency of the debit.</param>
    /// <param name="decidedAt">When the debit is decided: the age of the balance counts from its own time to this one.</param>
    /// <param name="bounds">
    /// Between which times that is; null where it is <paramref name="decidedAt"/>. The age of a time that the bank or the provider stated
    /// counts to the latest.
    /// </param>
    public static BalanceFacts Classify(
        AccountBalance balance, Currency currency, DateTimeOffset decidedAt, ClockBounds? bounds = null)
    {
        ArgumentNullException.ThrowIfNull(balance);
        return FactsClassifier.OfBalance(balance, currency, decidedAt, bounds);
    }

    /// <summary>Classifies a custom fact that a rule set declares.</summary>
    /// <param name="name">Its name in the rule set.</param>
    /// <param name="type">The declared type.</param>
    /// <param name="given">The fact that the host gave; null where it gave none: then the value is not stated.</param>
    /// <param name="isMistyped">Whether the rule set does not know the value: then the value is unknown. A fact of another type than the
    /// declared one is always unknown.</param>
    public static CustomFactValue Classify(string name, CustomFactType type, CustomFact? given, bool isMistyped) =>
        FactsClassifier.OfHost(name, type, given, isMistyped);

    /// <summary>Classifies a custom fact that a rule set declares: one of the debit, or one of the fact source.</summary>
    /// <param name="name">Its name in the rule set.</param>
    /// <param name="type">The declared type.</param>
    /// <param name="debit">The debit, with the facts of the host.</param>
    /// <param name="fromSource">The facts of the source; null for none.</param>
    /// <param name="isMistyped">Whether the fact is no value of the declared type: then the value is unknown.</param>
    public static CustomFactValue Classify(
        string name, CustomFactType type, Debit debit, SourceFacts? fromSource, bool isMistyped)
    {
        ArgumentNullException.ThrowIfNull(debit);
        return FactsClassifier.FindNotRequested(name, type, fromSource)
            ?? FactsClassifier.OfHost(name, type, FactsClassifier.Find(name, debit.Facts, fromSource), isMistyped);
    }

    /// <summary>The facts of a debit; the balance and the custom facts are classified.</summary>
    /// <param name="debit">The debit.</param>
    /// <param name="ruleSet">The rule set that decides.</param>
    /// <param name="reading">What reading its balance gave.</param>
    /// <param name="holds">The holds on its account.</param>
    /// <param name="isRetryVerified">Whether the earlier attempts that a re-presentment states are on record; without meaning for a first
    /// entry.</param>
    /// <param name="decidedAt">When the debit is decided.</param>
    public static DecisionFacts Create(
        Debit debit, RuleSet ruleSet, BalanceReading reading, HoldTotals holds, bool isRetryVerified, DateTimeOffset decidedAt)
    {
        ArgumentNullException.ThrowIfNull(debit);
        ArgumentNullException.ThrowIfNull(ruleSet);
        var balance = reading is BalanceReading.Succeeded read ? Classify(read.Balance, ruleSet.Currency, decidedAt) : null;
        return Create(debit, reading, holds, balance, ruleSet.Classify(debit.Facts), isRetryVerified);
    }

    /// <summary>The facts of a debit.</summary>
    /// <param name="debit">The debit.</param>
    /// <param name="reading">What reading its balance gave.</param>
    /// <param name="holds">The holds on its account.</param>
    /// <param name="balance">The balance, classified.</param>
    /// <param name="custom">The custom facts, as the rule set declares them (<c>RuleSet.Classify</c>).</param>
    /// <param name="isRetryVerified">Whether the earlier attempts that a re-presentment states are on record; without meaning for a first
    /// entry.</param>
    public static DecisionFacts Create(
        Debit debit, BalanceReading reading, HoldTotals holds, BalanceFacts? balance, IReadOnlyList<CustomFactValue> custom,
        bool isRetryVerified) => new()
        {
            Amount = debit.Amount,
            EntryClass = debit.EntryClass,
            SameDay = debit.SameDay,
            Attempt = FactsClassifier.OfAttempt(debit.Attempt, isRetryVerified),
            LastReturn = FactsClassifier.OfLastReturn(debit.LastReturn, debit.Attempt, isRetryVerified),
            Held = holds.NotYetPosted,
            HeldPossible = holds.PossiblyPosted,
            Failure = (reading as BalanceReading.Failed)?.Failure,
            Balance = balance,
            Custom = custom,
        };

    /// <summary>
    /// Whether the facts of a record are those of its debit, reading and holds, but for the facts that it states by itself.
    /// </summary>
    public static bool Follows(DecisionRecord record)
    {
        var (facts, debit, reading, isVerified) = (record.Facts, record.Debit, record.Reading, record.IsRetryVerified);
        return facts.Amount == debit.Amount
            && string.Equals(facts.EntryClass, debit.EntryClass, StringComparison.Ordinal)
            && facts.SameDay == debit.SameDay
            && facts.Attempt == FactsClassifier.OfAttempt(debit.Attempt, isVerified)
            && facts.LastReturn == FactsClassifier.OfLastReturn(debit.LastReturn, debit.Attempt, isVerified)
            && facts.Held == record.Holds.NotYetPosted
            && facts.HeldPossible == record.Holds.PossiblyPosted
            && facts.Failure == (reading as BalanceReading.Failed)?.Failure
            && (reading is BalanceReading.Succeeded { Balance: var balance }
                ? facts.Balance is { } known
                    && FactsClassifier.Follow(known, balance, debit.Amount.Currency, record.DecidedAt, record.Bounds)
                : facts.Balance is null);
    }
}
