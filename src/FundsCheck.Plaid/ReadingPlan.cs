using Polly.Timeout;

namespace FundsCheck.Plaid;

/// <summary>
/// Which endpoints one reading calls, and in which order: real time, cached, or both. At most one real-time balance is read, which is
/// billed.
/// </summary>
internal sealed class ReadingPlan(PlaidPipeline pipeline, KnownInstitutions known, PlaidOptions options, TimeProvider time)
{
    private readonly CachedBalanceOptions _cached = options.CachedBalances;

    /// <summary>Reads a balance. Every failure is a reading; only cancellation by the caller is an exception.</summary>
    /// <returns>The reading, and when the state of the Item was requested that has no error; null where it was not read.</returns>
    public async ValueTask<(BalanceReading Reading, DateTimeOffset? ItemWorkedAt)> ReadAsync(
        BalanceRequest request, PlaidToken token, CancellationToken cancellationToken)
    {
        var reading = new ReadingUnderWay(request, token, time.GetTimestamp(), cancellationToken);
        try
        {
            var read = await pipeline.Total.ExecuteAsync(
                static (state, ending) => state.Plan.ReadAsync(state.Reading, ending), (Plan: this, Reading: reading),
                cancellationToken).ConfigureAwait(false);
            return (read, reading.ItemWorkedAt);
        }
        catch (TimeoutRejectedException)
        {
            return (WithoutRealTime(reading, BalanceFailures.TimedOut, reading.Cached), reading.ItemWorkedAt);
        }
    }

    private ValueTask<BalanceReading> ReadAsync(ReadingUnderWay reading, CancellationToken cancellationToken) =>
        _cached.MayUse(reading.RuleSet, CachedBalanceUse.First) || _cached.MayUse(reading.RuleSet, CachedBalanceUse.Only)
            ? ReadCachedFirstAsync(reading, cancellationToken)
            : ReadRealTimeFirstAsync(reading, cancellationToken);

    private async ValueTask<BalanceReading> ReadCachedFirstAsync(ReadingUnderWay reading, CancellationToken cancellationToken)
    {
        var cached = await ReadCachedAsync(reading, cancellationToken).ConfigureAwait(false);
        var use = UseOf(reading, cached);
        if (use == CachedBalanceUse.Only)
        {
            return cached;
        }

        if (cached is BalanceReading.Failed { Failure.NeedsUserAction: true })
        {
            // Known to be broken: a real-time call would fail, and some such calls are billed.
            pipeline.Telemetry.CountSavedCall(SavedCall.ItemBroken);
            return cached;
        }

        if (use == CachedBalanceUse.First && cached is BalanceReading.Succeeded { Balance: { Available: not null } balance }
            && IsYoung(balance))
        {
            pipeline.Telemetry.CountSavedCall(SavedCall.Cached);
            return cached;
        }

        var realTime = await ReadRealTimeAsync(reading, cancellationToken).ConfigureAwait(false);

        // The bank was read for this check: its balance is judged whatever time it states, and the cached one never in its place.
        return realTime is BalanceReading.Failed { Failure: var failure }
            ? WithoutRealTime(reading, failure, cached)
            : realTime with { Other = cached };
    }

    private async ValueTask<BalanceReading> ReadRealTimeFirstAsync(ReadingUnderWay reading, CancellationToken cancellationToken)
    {
        var realTime = await ReadRealTimeAsync(reading, cancellationToken).ConfigureAwait(false);
        return realTime is BalanceReading.Failed { Failure: { IsTransient: true } failure }
            && _cached.MayUse(reading.RuleSet, CachedBalanceUse.WhenRealTimeFails)
                ? WithoutRealTime(reading, failure, await ReadCachedAsync(reading, cancellationToken).ConfigureAwait(false))
                : realTime;
    }

    /// <summary>The reading where real time failed: the cached balance, where its use permits it, with the failure beside it.</summary>
    private BalanceReading WithoutRealTime(ReadingUnderWay reading, BalanceFailure failure, BalanceReading? cached)
    {
        var failed = new BalanceReading.Failed(failure);
        return failure.IsTransient && cached is BalanceReading.Succeeded && UseOf(reading, cached) != CachedBalanceUse.Never
            ? cached with { Other = failed }
            : failed with { Other = cached };
    }

    private CachedBalanceUse UseOf(ReadingUnderWay reading, BalanceReading cached) =>
        _cached.UseOf(reading.RuleSet, (cached as BalanceReading.Succeeded)?.Balance.Kind);

    private bool IsYoung(AccountBalance balance) =>
        balance is { AsOf: { } asOf, AsOfUnreadable: null } && time.GetUtcNow() - asOf is var age
        && age >= -FactLimits.ClockSkewMax && age <= _cached.MaxAge;

    private async ValueTask<BalanceReading> ReadRealTimeAsync(ReadingUnderWay reading, CancellationToken cancellationToken)
    {
        var maxAge = options.MaxBalanceAge;
        if (options.MaxBalanceAgeByInstitution.Count > 0)
        {
            var institution = reading.Account.InstitutionId ?? known.Find(reading.Token.Digest);
            if (institution is null && options.TokenKind == PlaidTokenKind.Access)
            {
                var item = await ReadItemAsync(reading, cancellationToken).ConfigureAwait(false);
                if (item.Failure is { NeedsUserAction: true } broken)
                {
                    pipeline.Telemetry.CountSavedCall(SavedCall.ItemBroken);
                    return new BalanceReading.Failed(broken);
                }

                institution = item.Item?.InstitutionId;
            }

            maxAge = institution is not null && options.MaxBalanceAgeByInstitution.TryGetValue(institution, out var age) ? age : maxAge;
        }

        var endpoint = options.TokenKind == PlaidTokenKind.Processor ? PlaidEndpoint.ProcessorBalanceGet : PlaidEndpoint.BalanceGet;
        return await ReadBalanceAsync(reading, endpoint, maxAge, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Reads the cached balance with the time of its Item. The Item first: an update between the calls makes the balance younger than its
    /// stated time, never older.
    /// </summary>
    private async ValueTask<BalanceReading> ReadCachedAsync(ReadingUnderWay reading, CancellationToken cancellationToken)
    {
        var item = await ReadItemAsync(reading, cancellationToken).ConfigureAwait(false);
        if (item.Failure is { NeedsUserAction: true } broken)
        {
            return new BalanceReading.Failed(broken);
        }

        var cached = await ReadBalanceAsync(reading, PlaidEndpoint.AccountsGet, maxAge: null, cancellationToken).ConfigureAwait(false);
        if (cached is BalanceReading.Succeeded { Balance: { AsOf: null, AsOfUnreadable: null } balance }
            && item.Content is ItemContent state)
        {
            cached = new BalanceReading.Succeeded(balance with { AsOf = state.OldestBalance(balance.Kind) });
        }

        reading.Cached = cached;
        return cached;
    }

    private async ValueTask<BalanceReading> ReadBalanceAsync(
        ReadingUnderWay reading, PlaidEndpoint endpoint, TimeSpan? maxAge, CancellationToken cancellationToken)
    {
        var query = new BalanceQuery(endpoint, reading.Account.SourceAccountId, reading.Token, maxAge);
        var attempt = await CallAsync(reading, query, cancellationToken).ConfigureAwait(false);
        return attempt.IsSuccess
            ? new BalanceReading.Succeeded(((BalanceContent)attempt.Content).Balance)
            : new BalanceReading.Failed(attempt.Failure);
    }

    private async ValueTask<PlaidAttempt> ReadItemAsync(ReadingUnderWay reading, CancellationToken cancellationToken)
    {
        var requestedAt = time.GetUtcNow();
        var attempt = await CallAsync(reading, new ItemQuery(reading.Token), cancellationToken).ConfigureAwait(false);
        reading.ItemWorkedAt = attempt.IsSuccess ? requestedAt : null;
        return attempt;
    }

    private ValueTask<PlaidAttempt> CallAsync(ReadingUnderWay reading, PlaidQuery query, CancellationToken cancellationToken) =>
        pipeline.CallAsync(new PendingCall(query, reading.StartedAt, reading.Caller), cancellationToken);

    /// <summary>One reading under way. Not a record, because the text form of a record contains the token.</summary>
    private sealed class ReadingUnderWay(BalanceRequest request, PlaidToken token, long startedAt, CancellationToken caller)
    {
        public AccountRef Account => request.Account;

        public string? RuleSet => request.RuleSet;

        public PlaidToken Token => token;

        public long StartedAt => startedAt;

        public CancellationToken Caller => caller;

        /// <summary>When the state of the Item was requested that has no error; null where it was not read.</summary>
        public DateTimeOffset? ItemWorkedAt { get; set; }

        /// <summary>The cached reading, once there is one: it serves where the time ends before the real-time reading.</summary>
        public BalanceReading? Cached { get; set; }
    }
}
