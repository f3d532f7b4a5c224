namespace FundsCheck.Testing;

/// <summary>A balance source for one case of <see cref="BalanceSourceContract"/>, and the accounts that it is read with.</summary>
public sealed record BalanceSourceUnderTest
{
    /// <summary>The source.</summary>
    public required IBalanceSource Source { get; init; }

    /// <summary>The clock that the source stamps balances with.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Two accounts or more with a balance.</summary>
    public required IReadOnlyList<AccountRef> ReadableAccounts { get; init; }

    /// <summary>Accounts whose reads fail, each in its own way.</summary>
    public required IReadOnlyList<AccountRef> FailingAccounts { get; init; }

    /// <summary>An account whose read never completes; the reads of other accounts do.</summary>
    public required AccountRef HangingAccount { get; init; }

    /// <summary>Waits until the read of <see cref="HangingAccount"/> has begun.</summary>
    public required Func<CancellationToken, Task> WaitForHangingRead { get; init; }
}
