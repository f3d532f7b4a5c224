namespace FundsCheck.Reliability.Tests.Histories;

/// <summary>A debit that a history may check, again and again.</summary>
/// <param name="Number">Its number, which makes its id.</param>
/// <param name="Key">The number of the key it debits.</param>
/// <param name="Amount">In dollars.</param>
/// <param name="SameDay">Whether it is to settle on the day it is sent.</param>
/// <param name="EffectiveInDays">Its effective date, in days after the start; null where it is left open.</param>
/// <param name="RuleSet">The rule set asked for.</param>
/// <param name="Attempt">2 states an earlier attempt that is not on record.</param>
internal sealed record DebitPlan(int Number, int Key, decimal Amount, bool SameDay, int? EffectiveInDays, string? RuleSet, int Attempt)
{
    public string Id => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"d-{Number:00}");

    /// <summary>Whether the debit alone is declined, without a balance: above the limit of one entry that settles the same day.</summary>
    public bool IsDeclinedAlone => RuleSet is null && SameDay && Amount > 1_000_000m;

    public DateOnly? EffectiveDate => EffectiveInDays is { } days ? DateOnly.FromDateTime(Setup.Start.UtcDateTime).AddDays(days) : null;
}
