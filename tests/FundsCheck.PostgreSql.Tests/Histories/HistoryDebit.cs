namespace FundsCheck.PostgreSql.Tests.Histories;

/// <summary>A debit of a history.</summary>
/// <param name="Account">The number of its account's key.</param>
/// <param name="SourceId">The number of its account's id at the balance source, which links keys.</param>
/// <param name="Amount">Its amount.</param>
/// <param name="Attempt">1 for a first entry.</param>
/// <param name="RetryOf">The number of the debit that it presents again.</param>
/// <param name="LastReturn">The return code that it states.</param>
/// <param name="EffectiveDate">The day on which it is meant to settle.</param>
internal sealed record HistoryDebit(
    int Account, int SourceId, decimal Amount, int Attempt, int? RetryOf, string? LastReturn, DateOnly? EffectiveDate);
