using FundsCheck.Plaid.Tests.Support;

namespace FundsCheck.Plaid.Tests;

public sealed class PlaidBalanceSourceTests
{
    private static readonly string?[] NumbersAndNull = ["12.34", "-0.01", "0", null];

    [Fact]
    public async Task Every_value_is_carried_as_it_came()
    {
        using var host = new Host(Steps.Ok(Json.Body(Json.Account(
            """{"available":100.5,"current":-110,"limit":2000.1234,"iso_currency_code":"USD","unofficial_currency_code":null"""
                + ""","last_updated_datetime":"2026-11-20T10:00:00-05:00"}""",
            ""","verification_status":"pending_manual_verification","persistent_account_id":"p-1","holder_category":"business" """))));

        var balance = (await host.ReadAsync()).ShouldBeRead();

        balance.Should().Be(new AccountBalance
        {
            AccountId = Json.AccountId,
            Kind = AccountKinds.Find("checking"),
            InstitutionId = "ins_3",
            Holder = AccountHolder.Business,
            Available = 100.5m,
            Current = -110m,
            Limit = 2000.1234m,
            Currency = new BalanceCurrency.Iso("USD"),
            Verification = AccountVerification.Pending,
            PersistentAccountId = "p-1",
            Freshness = BalanceFreshness.RealTime,
            AsOf = new DateTimeOffset(2026, 11, 20, 15, 0, 0, TimeSpan.Zero),
            AsOfUnreadable = null,
            RequestedAt = Host.Start,
            RetrievedAt = Host.Start,
            ProviderRequestId = Json.RequestId,
        });
        balance.AsOf!.Value.Offset.Should().Be(TimeSpan.Zero);
    }

    [Fact]
    public async Task A_missing_or_null_member_stays_null()
    {
        var reading = await Host.ReadAsync(Json.Body(
            Json.Account(
                """{"available":1,"current":1,"limit":1,"iso_currency_code":"USD","unofficial_currency_code":null}""")
                    .Replace("\"checking\"", "null", StringComparison.Ordinal),
            """{"error":null}"""));

        var balance = reading.ShouldBeRead();
        balance.Should().BeEquivalentTo(new
        {
            Kind = (AccountKind?)null,
            ProviderType = "depository",
            ProviderSubtype = (string?)null,
            InstitutionId = (string?)null,
            Holder = AccountHolder.Unknown,
            Verification = AccountVerification.None,
            ProviderVerification = (string?)null,
            PersistentAccountId = (string?)null,
            AsOf = (DateTimeOffset?)null,
            AsOfUnreadable = (string?)null,
        });
    }

    [Fact]
    public async Task Every_combination_of_nulls_is_read_exactly()
    {
        foreach (var (available, current, limit) in from a in NumbersAndNull
                                                    from c in NumbersAndNull
                                                    from l in NumbersAndNull
                                                    select (
            a, c, l))
        {
            var reading = await Host.ReadAsync(Json.Body(Json.Account(
                $$"""{"available":{{available ?? "null"}},"current":{{current ?? "null"}},"limit":"""
                    + $$"""{{limit ?? "null"}},"iso_currency_code":"USD","unofficial_currency_code":null}""")));

            var balance = reading.ShouldBeRead();
            (balance.Available, balance.Current, balance.Limit).Should().Be((Amount(available), Amount(current), Amount(limit)));
        }
    }

    [Theory]
    [InlineData("\"USD\"", "null", "Iso { Code = USD }")]
    [InlineData("null", "\"USDT\"", "Unofficial { Code = USDT }")]
    [InlineData("null", "null", "Missing { }")]
    [InlineData("\"\"", "null", "Missing { }")]
    [InlineData("\"USD\"", "\"BTC\"", "Contradictory { IsoCode = USD, UnofficialCode = BTC }")]
    [InlineData("\"usd\"", "null", "Iso { Code = usd }")]
    public async Task The_currency_is_the_one_stated_and_never_assumed(string isoCode, string unofficialCode, string currency)
    {
        var reading = await Host.ReadAsync(Json.Body(Json.Account(
            """{"available":1,"current":1,"limit":null"""
                + $$""","iso_currency_code":{{isoCode}},"unofficial_currency_code":{{unofficialCode}}}""")));

        reading.ShouldBeRead().Currency.ToString().Should().Be(currency);
    }

    [Theory]
    [InlineData("\"personal\"", AccountHolder.Personal)]
    [InlineData("\"business\"", AccountHolder.Business)]
    [InlineData("\"unrecognized\"", AccountHolder.Unknown)]
    [InlineData("\"Business\"", AccountHolder.Unknown)]
    [InlineData("null", AccountHolder.Unknown)]
    public async Task Only_the_two_documented_holders_are_known(string category, AccountHolder holder)
    {
        var reading = await Host.ReadAsync(Json.Body(Json.Account(more: $",\"holder_category\":{category}")));

        reading.ShouldBeRead().Holder.Should().Be(holder);
    }

    [Theory]
    [InlineData("null", AccountVerification.None, null)]
    [InlineData("\"\"", AccountVerification.None, null)]
    [InlineData("\"manually_verified\"", AccountVerification.VerifiedManually, null)]
    [InlineData("\"none\"", AccountVerification.Unknown, "none")]
    [InlineData("\"something_new\"", AccountVerification.Unknown, "something_new")]
    public async Task A_verification_status_that_is_not_listed_is_carried_as_it_came(
        string status, AccountVerification verification, string? carried)
    {
        var reading = await Host.ReadAsync(Json.Body(Json.Account(more: $",\"verification_status\":{status}")));

        var balance = reading.ShouldBeRead();
        (balance.Verification, balance.ProviderVerification).Should().Be((verification, carried));
    }

    [Fact]
    public async Task The_limit_and_the_unofficial_code_that_older_versions_leave_out_are_null()
    {
        var reading = await Host.ReadAsync(Json.Body(Json.Account("""{"available":100.5,"current":110,"iso_currency_code":"USD"}""")));

        var balance = reading.ShouldBeRead();
        balance.Limit.Should().BeNull();
        balance.Currency.Should().Be(new BalanceCurrency.Iso("USD"));
        (await Host.ReadAsync(Json.Plain)).Should().Be(reading);
    }

    [Fact]
    public async Task An_empty_id_is_null_and_links_no_accounts()
    {
        var body = Json.Body(Json.Account(more: ""","persistent_account_id":"" """), """{"institution_id":"","error":null}""");

        var balance = (await Host.ReadAsync(body)).ShouldBeRead();

        (balance.PersistentAccountId, balance.InstitutionId).Should().Be((null, null));
    }

    [Fact]
    public async Task A_clock_that_is_set_back_puts_no_response_before_its_request()
    {
        Host? host = null;
        using var owner = host = new Host(_ =>
        {
            host!.Time.Advance(TimeSpan.FromSeconds(2));
            host.Time.Ahead -= TimeSpan.FromHours(1);
            return Steps.Ok(Json.Plain)(CancellationToken.None);
        });

        var balance = (await host.ReadAsync()).ShouldBeRead();

        (balance.RequestedAt, balance.RetrievedAt).Should().Be((Host.Start, Host.Start.AddSeconds(2)));
    }

    [Fact]
    public async Task Unknown_types_are_carried()
    {
        var body = Json.Plain.Replace("depository", "moon base", StringComparison.Ordinal)
            .Replace("\"checking\"", "\"529\"", StringComparison.Ordinal);

        var balance = (await Host.ReadAsync(body)).ShouldBeRead();

        (balance.Kind, balance.ProviderType, balance.ProviderSubtype).Should().Be((null, "moon base", "529"));
    }

    [Fact]
    public async Task The_times_are_those_of_the_attempt_that_succeeded()
    {
        var sent = TimeSpan.FromSeconds(3);
        Host? host = null;
        using var owner = host = new Host(
            _ => Task.FromResult(Advance(sent, Steps.Error("INTERNAL_SERVER_ERROR", 500, "API_ERROR"))),
            _ => Task.FromResult(Advance(TimeSpan.FromSeconds(2), Steps.Ok(Json.Plain))));

        var balance = (await host.ReadAsync()).ShouldBeRead();

        balance.RequestedAt.Should().Be(Host.Start + sent);
        balance.RetrievedAt.Should().Be(Host.Start + sent + TimeSpan.FromSeconds(2));

        HttpResponseMessage Advance(TimeSpan by, Step step)
        {
            host!.Time.Advance(by);
            return step(CancellationToken.None).GetAwaiter().GetResult();
        }
    }

    [Theory]
    [InlineData("has a blank")]
    [InlineData("line\\nbreak")]
    [InlineData("")]
    [InlineData("x12345678901234567890123456789012345678901234567890123456789012345")]
    public async Task A_request_id_that_does_not_fit_is_left_out_and_the_balance_stands(string requestId)
    {
        var reading = await Host.ReadAsync(Json.Body([Json.Account()], requestId: requestId));

        reading.ShouldBeRead().ProviderRequestId.Should().BeNull();
    }

    [Fact]
    public async Task A_response_without_the_account_is_a_failure()
    {
        var reading = await Host.ReadAsync(Json.Body(Json.OtherAccount));

        reading.ShouldBeUnread("ACCOUNT_NOT_RETURNED")
            .Should().Be(BalanceFailures.AccountNotReturned with { ProviderRequestId = Json.RequestId });
    }

    [Fact]
    public async Task An_account_id_in_other_letters_is_another_account()
    {
        var reading = await Host.ReadAsync(Json.Plain.Replace(Json.AccountId, Json.AccountId.ToUpperInvariant(), StringComparison.Ordinal));

        reading.ShouldBeUnread("ACCOUNT_NOT_RETURNED");
    }

    [Fact]
    public async Task A_response_with_the_account_twice_is_a_failure_even_where_both_agree()
    {
        var reading = await Host.ReadAsync(Json.Body([Json.Account(), Json.OtherAccount, Json.Account()]));

        reading.ShouldBeUnread("ACCOUNT_RETURNED_TWICE").ProviderRequestId.Should().Be(Json.RequestId);
    }

    private static decimal? Amount(string? number) =>
        number is null ? null : decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture);
}
