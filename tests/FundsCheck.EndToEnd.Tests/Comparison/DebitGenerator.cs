namespace FundsCheck.EndToEnd.Tests.Comparison;

/// <summary>
/// Debits with the mix of real traffic, the same ones for one seed. Each debit has an account of its own, so no hold plays a part. Amounts
/// are drawn in cents.
/// </summary>
internal sealed class DebitGenerator(ulong seed, DateTimeOffset now)
{
    private const int Mille = 1_000;
    private const int Step = 617;

    private readonly SplitMix _random = new(seed);

    public IReadOnlyList<GeneratedDebit> Generate(int count) =>
        [.. Enumerable.Range(1, count).Select(number => Next(GroupOf(number)) with { Id = $"d-{number}" }).Select(Named)];

    // Each thousand debits has exactly these shares, in mixed order: the step has no factor in common with a thousand.
    private static DebitGroup GroupOf(int number) => (number * Step % Mille) switch
    {
        < 78 => DebitGroup.AvailableNull,
        < 84 => DebitGroup.CurrentNull,
        < 88 => DebitGroup.BothNull,
        < 164 => DebitGroup.NotRead,
        < 182 => DebitGroup.Cached,
        < 197 => DebitGroup.OtherCurrency,
        < 212 => DebitGroup.CreditOrLoan,
        _ => DebitGroup.Ordinary,
    };

    // A balance has the id of its account.
    private static GeneratedDebit Named(GeneratedDebit debit) =>
        debit.Balance is { } balance
            ? debit with { Reading = new BalanceReading.Succeeded(balance with { AccountId = debit.Id }) }
            : debit;

    private GeneratedDebit Next(DebitGroup group)
    {
        var amount = NextAmount();
        var funds = NextFunds(amount);
        return group switch
        {
            DebitGroup.NotRead => NotRead(amount, funds),
            DebitGroup.Cached => Cached(amount, funds),
            DebitGroup.OtherCurrency => OtherCurrency(amount, funds),
            DebitGroup.CreditOrLoan => CreditOrLoan(amount),
            DebitGroup.Ordinary => Ordinary(amount, funds),
            _ => WithNulls(group, amount, funds),
        };
    }

    private GeneratedDebit Ordinary(long amount, long available)
    {
        var (funds, current, asOf) = (available, available + NextPending(amount), (DateTimeOffset?)null);
        if (_random.Has(100))
        {
            // A pending credit counts as available; one in four never arrives.
            current = available - _random.Next(100, amount);
            funds = _random.Has(250) ? current : available;
        }
        else if (_random.Has(20))
        {
            // The bank states the time of its figure; in one of four accounts money was spent since.
            asOf = now - TimeSpan.FromMinutes(_random.Next(5, 90));
            funds = _random.Has(250) ? available - _random.Next(100, amount) : available;
        }

        var overdraft = _random.Has(30) ? Major(_random.Next(100, 500) * 100) : (decimal?)null;
        var balance = Account(available, current) with { AsOf = asOf, Limit = overdraft };
        return Debit(DebitGroup.Ordinary, amount, funds, balance);
    }

    private GeneratedDebit WithNulls(DebitGroup group, long amount, long funds)
    {
        var balance = Account(funds, funds + NextPending(amount));
        return Debit(group, amount, funds, balance with
        {
            Available = group == DebitGroup.CurrentNull ? balance.Available : null,
            Current = group == DebitGroup.AvailableNull ? balance.Current : null,
        });
    }

    private GeneratedDebit Cached(long amount, long funds)
    {
        var stated = _random.Has(500) ? NextFunds(amount) : funds;
        return Debit(DebitGroup.Cached, amount, funds, Account(stated, stated + NextPending(amount)) with
        {
            Freshness = BalanceFreshness.Cached,
            AsOf = now - TimeSpan.FromHours(_random.Next(2, 40 * 24)),
        });
    }

    // Most figures are in another unit than the dollar: a yen is less than a cent. The funds are in dollars.
    private GeneratedDebit OtherCurrency(long amount, long funds)
    {
        var (iso, unitsOfHundredDollars) = _random.Pick((2, ("CAD", 138L)), (1, ("EUR", 91L)), (1, ("JPY", 15_000L)), (1, ("MXN", 1_800L)));
        BalanceCurrency currency = _random.Pick(
            (600, (BalanceCurrency)new BalanceCurrency.Iso(iso)), (100, new BalanceCurrency.Unofficial("CNH")),
            (200, new BalanceCurrency.Missing()), (100, new BalanceCurrency.Contradictory(iso, "BTC")));
        var isInDollars = currency is BalanceCurrency.Missing && _random.Has(500);
        var figure = isInDollars ? funds : funds * unitsOfHundredDollars / 100;
        return Debit(DebitGroup.OtherCurrency, amount, funds, Account(figure, figure) with { Currency = currency });
    }

    // Neither holds money that a debit can take: its funds are none.
    private GeneratedDebit CreditOrLoan(long amount)
    {
        var (limit, isCard) = (_random.Next(20, 100) * 10_000, _random.Has(700));
        var owed = _random.Next(0, limit);
        return Debit(DebitGroup.CreditOrLoan, amount, 0, Account(limit - owed, owed) with
        {
            Kind = AccountKinds.Find(isCard ? "credit card" : "loan"),
            ProviderType = isCard ? "credit" : "loan",
            Available = isCard && _random.Has(700) ? Major(limit - owed) : null,
            Limit = isCard ? Major(limit) : null,
        });
    }

    private GeneratedDebit NotRead(long amount, long funds)
    {
        var (category, code) = _random.Pick(
            (420, (BalanceFailureCategory.UserActionRequired, GeneratedDebit.LoginRequired)),
            (60, (BalanceFailureCategory.UserActionRequired, "ITEM_LOCKED")),
            (40, (BalanceFailureCategory.UserActionRequired, "NO_ACCOUNTS")),
            (200, (BalanceFailureCategory.AccountUnavailable, "PRODUCTS_NOT_SUPPORTED")),
            (40, (BalanceFailureCategory.AccountUnavailable, "INVALID_ACCOUNT_ID")),
            (120, (BalanceFailureCategory.InstitutionUnavailable, "INSTITUTION_DOWN")),
            (60, (BalanceFailureCategory.ProviderUnavailable, "BALANCE_TIMEOUT")),
            (30, (BalanceFailureCategory.ProviderUnavailable, "INTERNAL_SERVER_ERROR")),
            (20, (BalanceFailureCategory.RateLimited, "BALANCE_LIMIT")),
            (10, (BalanceFailureCategory.InvalidResponse, "BALANCE_RESPONSE_INVALID")));
        return new(DebitGroup.NotRead, Major(amount), Major(funds), new BalanceReading.Failed(new BalanceFailure(category, code)))
        {
            Id = string.Empty,
            VerificationStatus = code == "PRODUCTS_NOT_SUPPORTED"
                ? _random.Pick(
                    (400, "manually_verified"), (200, "automatically_verified"), (200, "database_insights_pass_with_caution"),
                    (100, "pending_manual_verification"), (100, "verification_failed"))
                : null,
        };
    }

    private long NextAmount() => _random.Has(300)
        ? _random.Pick((1, 2_500L), (1, 5_000L), (1, 10_000L), (1, 25_000L), (1, 50_000L))
        : _random.Next(500, _random.Pick((6, 20_000L), (3, 100_000L), (1, 250_000L)));

    /// <summary>The money of an account: overdrawn, short, exact or a cent beside it, and mostly more than the amount.</summary>
    private long NextFunds(long amount) => _random.Pick((40, 0), (120, 1), (20, 2), (10, 3), (10, 4), (800, 5)) switch
    {
        0 => -_random.Next(1, 50_000),
        1 => _random.Next(0, amount - 1),
        2 => amount,
        3 => amount - 1,
        4 => amount + 1,
        _ => amount * _random.Next(101, 2_000) / 100,
    };

    /// <summary>Debits that the bank has not posted yet: still in current, no longer in available.</summary>
    private long NextPending(long amount) => _random.Has(500) ? 0 : _random.Next(1, amount);

    private AccountBalance Account(long available, long current) => new()
    {
        AccountId = string.Empty,
        Kind = AccountKinds.Find(_random.Pick((780, "checking"), (180, "savings"), (25, "money market"), (15, "cash management"))),
        ProviderType = "depository",
        Holder = AccountHolder.Personal,
        Available = Major(available),
        Current = Major(current),
        Currency = new BalanceCurrency.Iso("USD"),
        Freshness = BalanceFreshness.RealTime,
        RequestedAt = now,
        RetrievedAt = now,
    };

    private static GeneratedDebit Debit(DebitGroup group, long amount, long funds, AccountBalance balance) =>
        new(group, Major(amount), Major(funds), new BalanceReading.Succeeded(balance)) { Id = string.Empty };

    private static decimal Major(long cents) => cents / 100m;
}
