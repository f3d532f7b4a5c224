namespace FundsCheck.Tests.Checking;

/// <summary>The validation of readings from both origins: supplied by a host, and returned by a source.</summary>
public sealed class BalanceReadingValidatorTests
{
    private static readonly DateTimeOffset Now = Host.Start;
    private static readonly AccountBalance Plain = new()
    {
        AccountId = "acc",
        Kind = AccountKinds.Find("checking"),
        Available = 1000m,
        Current = 1000m,
        Currency = new BalanceCurrency.Iso("USD"),
        Freshness = BalanceFreshness.RealTime,
        RequestedAt = Now,
        RetrievedAt = Now,
    };

    private static readonly string TooLong = new('x', BalanceLimits.TextLengthMax + 1);

    // Built here: a text in an attribute is stored as UTF-8, which has no half of a character.
    private static readonly string[] Unprintable = ["\u001b[2J", "a\nb", "\u202eabc", "\u2028", "half \ud800 of a character"];

    /// <summary>A reading, and the member that is named.</summary>
    private static IEnumerable<(string Member, BalanceReading Reading)> Wrong()
    {
        yield return ("Other", new BalanceReading.Succeeded(Plain with { Freshness = BalanceFreshness.Cached })
        {
            Other = new BalanceReading.Succeeded(Plain),
        });
        yield return ("Other", new BalanceReading.Succeeded(Plain)
        {
            Other = new BalanceReading.Failed(BalanceFailures.TimedOut) { Other = new BalanceReading.Failed(BalanceFailures.TimedOut) },
        });
        yield return ("Other", new BalanceReading.Succeeded(Plain) { Other = new BalanceReading.NotRequested() });
        yield return ("Other", new BalanceReading.Failed(BalanceFailures.TimedOut)
        {
            Other = new BalanceReading.Succeeded(Plain with { InstitutionId = TooLong }),
        });
        foreach (var text in (string[])[TooLong, .. Unprintable])
        {
            yield return Balance("ProviderType", balance => balance with { Kind = null, ProviderType = text });
            yield return Balance("ProviderSubtype", balance => balance with { ProviderSubtype = text });
            yield return Balance("InstitutionId", balance => balance with { InstitutionId = text });
            yield return Balance("ProviderVerification", balance => balance with { ProviderVerification = text });
            yield return Balance("PersistentAccountId", balance => balance with { PersistentAccountId = text });
            yield return Balance("AsOfUnreadable", balance => balance with { AsOfUnreadable = text });
            yield return Balance("ProviderRequestId", balance => balance with { ProviderRequestId = text });
            yield return Balance("Currency", balance => balance with { Currency = new BalanceCurrency.Iso(text) });
            yield return Balance("Currency", balance => balance with { Currency = new BalanceCurrency.Unofficial(text) });
            yield return Balance("Currency", balance => balance with { Currency = new BalanceCurrency.Contradictory("USD", text) });
            yield return Balance("Currency", balance => balance with { Currency = new BalanceCurrency.Contradictory(text, "BTC") });
            yield return (
                "ProviderRequestId",
                new BalanceReading.Failed(new BalanceFailure(
                    BalanceFailureCategory.InstitutionUnavailable, "INSTITUTION_DOWN", null, text)));
            yield return ("Cause", Failed("INSTITUTION_DOWN", text));
            yield return ("Code", Failed(text));
        }

        yield return Balance("Holder", balance => balance with { Holder = (AccountHolder)77 });
        yield return Balance("Freshness", balance => balance with { Freshness = (BalanceFreshness)77 });
        yield return Balance("Freshness", balance => balance with { Freshness = (BalanceFreshness)(-1) });
        yield return Balance("Verification", balance => balance with { Verification = (AccountVerification)77 });
        yield return Balance("Kind", balance => balance with { Kind = new AccountKind("checking", AccountFamily.Credit) });
        yield return Balance("Kind", balance => balance with { Kind = new AccountKind("piggy bank", AccountFamily.Depository) });
        yield return Balance("Currency", balance => balance with { Currency = null! });
        yield return Balance("Currency", balance => balance with { Currency = new BalanceCurrency.Iso("") });
        yield return Balance("Currency", balance => balance with { Currency = new BalanceCurrency.Iso(null!) });
        yield return Balance("Currency", balance => balance with { Currency = new OtherCurrency(new BalanceCurrency.Missing()) });
        yield return Balance("AccountId", balance => balance with { AccountId = null! });
        yield return Balance("AsOfUnreadable", balance => balance with { AsOfUnreadable = "" });
        yield return Balance("RequestedAt", balance => balance with { RequestedAt = default });
        yield return Balance("RetrievedAt", balance => balance with { RetrievedAt = default });
        yield return Balance("RetrievedAt", balance => balance with { RetrievedAt = balance.RequestedAt.AddTicks(-1) });
        yield return Balance("AsOf", balance => balance with { AsOf = default(DateTimeOffset) });
        yield return Balance("AsOf", balance => balance with { AsOf = BalanceLimits.TimeMin.AddTicks(-1) });
        yield return ("Balance", new BalanceReading.Succeeded(null!));
        yield return ("Failure", new BalanceReading.Failed(null!));
        yield return ("Category", new BalanceReading.Failed(new BalanceFailure((BalanceFailureCategory)77, "INSTITUTION_DOWN")));
        yield return ("Code", Failed(null!));
        yield return ("Code", Failed(""));
        yield return ("Code", Failed(" "));
        yield return ("Code", Failed("none"));
        yield return ("Code", Failed("X_RISK"));
        yield return ("Code", Failed("INSUFFICIENT_AVAILABLE"));
        yield return ("Code", Failed("HOLD_POSSIBLE"));
        yield return ("Code", Failed(BalanceFailures.NotRequestedCode));
        yield return ("Code", Failed(new string('X', BalanceLimits.FailureCodeLengthMax + 1)));
        yield return ("Cause", Failed("INSTITUTION_DOWN", new string('X', BalanceLimits.FailureCodeLengthMax + 1)));
        yield return (
            "type of its own",
            new OtherReading(new BalanceReading.Failed(new BalanceFailure(
                BalanceFailureCategory.InstitutionUnavailable, "INSTITUTION_DOWN"))));
    }

    [Fact]
    public async Task Refuses_a_supplied_reading_with_the_member_and_never_the_value()
    {
        using var host = new Host();
        foreach (var (member, reading) in Wrong())
        {
            var check = () => host.Checker.CheckAsync(Host.Debit("d-1", 60m), reading);

            var message = (await check.Should().ThrowAsync<ArgumentException>($"{member} of {reading} is wrong")).Which.Message;
            message.Should().Contain(member);
            PrintableText.IsPrintable(message).Should().BeTrue();
            message.Should().NotContain("xxxx").And.NotContain("77").And.NotContain("lower");
        }

        (await host.Store.FindAsync("d-1", CancellationToken.None)).Should().BeNull();
    }

    [Fact]
    public async Task Takes_a_wrong_reading_of_a_source_for_one_that_failed_and_harms_no_other_check()
    {
        using var host = new Host();
        var number = 0;
        foreach (var (member, reading) in Wrong())
        {
            host.Answer = (_, _) => ValueTask.FromResult(reading);
            var decision = await host.Checker.CheckAsync(Host.Debit($"wrong-{++number}", 60m, $"account-{number}"));

            decision.Outcome.Should().Be(Outcome.Review, member);
            decision.Reasons.Should().ContainSingle().Which.Code.Should().Be(BalanceFailures.ReadingInvalid.Code, member);
            decision.IsTransient.Should().BeFalse();
            host.Holding(1000m);
            (await host.Checker.CheckAsync(Host.Debit($"good-{number}", 60m, $"account-{number}"))).Outcome.Should().Be(Outcome.Accept);
        }
    }

    [Fact]
    public async Task Takes_a_null_reading_for_one_that_failed()
    {
        using var host = new Host();
        host.Answer = (_, _) => ValueTask.FromResult<BalanceReading>(null!);

        (await host.Checker.CheckAsync(Host.Debit("d-1", 60m))).Reasons.Should().ContainSingle().Which.Code
            .Should().Be(BalanceFailures.ReadingInvalid.Code);
    }

    [Fact]
    public async Task Takes_the_bounds_themselves()
    {
        using var host = new Host();
        var longest = new string('x', BalanceLimits.TextLengthMax);
        var balance = host.Balance(1000m, 1000m) with
        {
            InstitutionId = longest,
            PersistentAccountId = longest,
            ProviderRequestId = longest,
            AsOf = BalanceLimits.TimeMin,
            RequestedAt = BalanceLimits.TimeMin,
            RetrievedAt = DateTimeOffset.MaxValue,
            Holder = AccountHolder.Business,
            Freshness = BalanceFreshness.Cached,
        };

        var decision = await host.Checker.CheckAsync(Host.Debit("d-1", 60m), new BalanceReading.Succeeded(balance));

        decision.Balance!.ProviderRequestId.Should().Be(longest);
        decision.Outcome.Should().Be(Outcome.Review, "a balance of 1900 is judged by the rules");
    }

    [Fact]
    public async Task Records_times_in_UTC_and_whole_microseconds_from_both_sides()
    {
        using var host = new Host();
        var balance = host.Balance(1000m, 1000m) with
        {
            AsOf = Now.AddTicks(-59).ToOffset(TimeSpan.FromHours(-5)),
            RequestedAt = Now.AddTicks(-31).ToOffset(TimeSpan.FromHours(2)),
            RetrievedAt = Now.AddTicks(-11),
        };
        host.Answer = (_, _) => ValueTask.FromResult<BalanceReading>(new BalanceReading.Succeeded(balance));

        var read = await host.Checker.CheckAsync(Host.Debit("d-1", 60m));
        var supplied = await host.Checker.CheckAsync(Host.Debit("d-2", 60m), new BalanceReading.Succeeded(balance));

        foreach (var recorded in new[] { read.Balance!, supplied.Balance! })
        {
            var times = new[] { recorded.AsOf!.Value, recorded.RequestedAt, recorded.RetrievedAt };
            times.Should().Equal(Now.AddTicks(-60), Now.AddTicks(-40), Now.AddTicks(-20));
            times.Should().OnlyContain(time => time.Offset == TimeSpan.Zero);
        }
    }

    [Fact]
    public async Task Links_no_accounts_by_an_empty_id()
    {
        using var host = new Host();
        var balance = host.Balance(100m, 100m) with { PersistentAccountId = "", InstitutionId = "", ProviderRequestId = "" };
        host.Answer = (account, _) => ValueTask.FromResult<BalanceReading>(new BalanceReading.Succeeded(balance with
        {
            AccountId = account.SourceAccountId,
        }));

        var first = await host.Checker.CheckAsync(Host.Debit("d-1", 60m, "acc-1"));
        var second = await host.Checker.CheckAsync(Host.Debit("d-2", 60m, "acc-2"));

        (first.Outcome, second.Outcome).Should().Be((Outcome.Accept, Outcome.Accept));
        (first.Balance!.PersistentAccountId, first.Balance.InstitutionId, first.Balance.ProviderRequestId).Should().Be((null, null, null));
    }

    private static BalanceReading.Failed Failed(string code, string? cause = null) =>
        new(new BalanceFailure(BalanceFailureCategory.InstitutionUnavailable, code, cause));

    private static (string Member, BalanceReading Reading) Balance(string member, Func<AccountBalance, AccountBalance> change) =>
        (member, new BalanceReading.Succeeded(change(Plain)));

    // The copy constructor of a record is open to types of a host's own.
    private sealed record OtherReading(BalanceReading Other) : BalanceReading(Other);

    private sealed record OtherCurrency(BalanceCurrency Other) : BalanceCurrency(Other);
}
