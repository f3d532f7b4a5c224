using FundsCheck.Balances;

namespace FundsCheck.Testing;

/// <summary>What a read gives, by the account and by when it was asked and answered.</summary>
internal delegate BalanceReading ScriptedAnswer(AccountRef account, DateTimeOffset requestedAt, DateTimeOffset retrievedAt);
