namespace FundsCheck.Testing;

/// <summary>What a read gives, by the account and by when it was asked.</summary>
internal delegate Task<BalanceReading> ScriptedAnswer(AccountRef account, DateTimeOffset requestedAt, CancellationToken cancellationToken);
