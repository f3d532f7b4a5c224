namespace FundsCheck.Testing;

/// <summary>
/// A balance source that follows a test's script: answers queued for each account, then a standing answer for all. It counts what it is
/// asked, and can hold reads open or leave them without an answer. Safe for any number of threads.
/// </summary>
/// <remarks>
/// An account that the script does not name is answered <see cref="BalanceFailures.AccountNotReturned"/>. Credentials are neither asked for
/// nor looked at.
/// </remarks>
/// <param name="time">The clock that stamps balances; the same one that the checks run on.</param>
public sealed class ScriptedBalanceSource(TimeProvider time) : IBalanceSource
{
    /// <summary>The most answers that wait in the queue of one account.</summary>
    public const int AnswersMax = 100_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Queue<ScriptedAnswer>> _queued = new(StringComparer.Ordinal);
    private readonly ReadCounter _reads = new();
    private ScriptedAnswer _standing = Give(_ => new BalanceReading.Failed(BalanceFailures.AccountNotReturned));
    private TaskCompletionSource _gateway = Open();

    /// <summary>How many reads have begun, for all accounts.</summary>
    public int ReadsCount => _reads.Count;

    /// <summary>How many reads of one account have begun.</summary>
    /// <param name="accountId">The id that the source knows: <see cref="AccountRef.SourceAccountId"/>.</param>
    public int ReadsCountOf(string accountId) => _reads.CountOf(accountId);

    /// <summary>Queues one answer for an account.</summary>
    /// <param name="accountId">The id that the source knows: <see cref="AccountRef.SourceAccountId"/>.</param>
    /// <param name="reading">What the read gives, times included.</param>
    /// <exception cref="ArgumentException">The reading is a balance of another account, or no reading that a source may give.</exception>
    public ScriptedBalanceSource Then(string accountId, BalanceReading reading)
    {
        var problem = reading switch
        {
            null => "a reading is missing",
            BalanceReading.NotRequested => "only a check itself can find that no balance is needed",
            BalanceReading.Succeeded read when !string.Equals(read.Balance.AccountId, accountId, StringComparison.Ordinal) =>
                "the balance is of another account than the one that is scripted",
            _ => null,
        };
        return reading is null || problem is not null
            ? throw new ArgumentException(problem, nameof(reading))
            : Queue(accountId, Give(_ => reading));
    }

    /// <summary>Queues one balance of a personal checking account, read in real time at the moment that it is asked for.</summary>
    /// <param name="accountId">The id that the source knows: <see cref="AccountRef.SourceAccountId"/>.</param>
    /// <param name="available">The available and the current balance.</param>
    public ScriptedBalanceSource ThenAvailable(string accountId, Money available) => Queue(accountId, CheckingAccount(available));

    /// <summary>Queues one exception for an account. A source must not throw; this shows what then becomes of a check.</summary>
    /// <param name="accountId">The id that the source knows: <see cref="AccountRef.SourceAccountId"/>.</param>
    /// <param name="exception">What the read throws.</param>
    public ScriptedBalanceSource ThenThrow(string accountId, Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return Queue(accountId, Give(_ => throw exception));
    }

    /// <summary>Queues one read of an account that gets no answer: it ends when it is cancelled, as at the deadline of a check.</summary>
    /// <param name="accountId">The id that the source knows: <see cref="AccountRef.SourceAccountId"/>.</param>
    public ScriptedBalanceSource ThenHang(string accountId) =>
        Queue(accountId, (_, _, cancellationToken) => new TaskCompletionSource<BalanceReading>().Task.WaitAsync(cancellationToken));

    /// <summary>Answers every read for which nothing is queued, of whatever account.</summary>
    /// <param name="answer">Gives the reading of an account.</param>
    public ScriptedBalanceSource Always(Func<AccountRef, BalanceReading> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return Stand(Give(answer));
    }

    /// <summary>
    /// Answers every read for which nothing is queued with the balance of a personal checking account, read in real time.
    /// </summary>
    /// <param name="available">The available and the current balance.</param>
    public ScriptedBalanceSource AlwaysAvailable(Money available) => Stand(CheckingAccount(available));

    /// <summary>From now on reads begin, are counted, and wait until <see cref="Release"/> or until they are cancelled.</summary>
    public void Hold()
    {
        lock (_gate)
        {
            _gateway = _gateway.Task.IsCompleted ? Closed() : _gateway;
        }
    }

    /// <summary>Lets go of the reads that are held, and holds no more.</summary>
    public void Release()
    {
        lock (_gate)
        {
            _gateway.TrySetResult();
        }
    }

    /// <summary>Waits until so many reads have begun, for all accounts.</summary>
    /// <param name="count">How many; reads that began before are counted.</param>
    /// <param name="cancellationToken">Ends the wait: a test gives up on its own terms.</param>
    public Task WaitForReadsAsync(int count, CancellationToken cancellationToken) => _reads.WaitForAsync(count, cancellationToken);

    /// <inheritdoc />
    public async ValueTask<BalanceReading> ReadAsync(BalanceRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        var requestedAt = time.GetUtcNow();
        var account = request.Account;
        var (answer, gateway) = Begin(account.SourceAccountId);
        await gateway.WaitAsync(cancellationToken).ConfigureAwait(false);
        return await answer(account, requestedAt, cancellationToken).ConfigureAwait(false);
    }

    private static ScriptedAnswer Give(Func<AccountRef, BalanceReading> answer) => (account, _, _) => Task.FromResult(answer(account));

    private ScriptedAnswer CheckingAccount(Money money)
    {
        // Read now: money that was never set is told where the script is written.
        var (amount, currency) = (money.Amount, money.Currency.Code);
        return (account, requestedAt, _) => Task.FromResult<BalanceReading>(new BalanceReading.Succeeded(new AccountBalance
        {
            AccountId = account.SourceAccountId,
            Kind = AccountKinds.Find("checking"),
            Holder = AccountHolder.Personal,
            Available = amount,
            Current = amount,
            Currency = new BalanceCurrency.Iso(currency),
            Freshness = BalanceFreshness.RealTime,
            RequestedAt = requestedAt,
            RetrievedAt = time.GetUtcNow(),
        }));
    }

    private ScriptedBalanceSource Queue(string accountId, ScriptedAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(accountId);
        lock (_gate)
        {
            if (!_queued.TryGetValue(accountId, out var answers))
            {
                answers = new Queue<ScriptedAnswer>();
                _queued.Add(accountId, answers);
            }

            if (answers.Count == AnswersMax)
            {
                throw new InvalidOperationException(
                    $"{AnswersMax} answers wait already; give a standing one with Always or AlwaysAvailable");
            }

            answers.Enqueue(answer);
            return this;
        }
    }

    private ScriptedBalanceSource Stand(ScriptedAnswer answer)
    {
        lock (_gate)
        {
            _standing = answer;
            return this;
        }
    }

    private (ScriptedAnswer Answer, Task Gateway) Begin(string accountId)
    {
        lock (_gate)
        {
            var answer = _queued.TryGetValue(accountId, out var answers) && answers.TryDequeue(out var queued) ? queued : _standing;

            // Counted last: whoever waited for this read may change the script without touching it.
            _reads.Add(accountId);
            return (answer, _gateway.Task);
        }
    }

    private static TaskCompletionSource Closed() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static TaskCompletionSource Open()
    {
        var gateway = Closed();
        gateway.SetResult();
        return gateway;
    }
}
