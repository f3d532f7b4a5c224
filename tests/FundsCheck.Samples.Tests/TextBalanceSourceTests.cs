namespace FundsCheck.Samples.Tests;

public sealed class TextBalanceSourceTests : IDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 2, 15, 0, 0, TimeSpan.Zero));
    private readonly TextBank _bank = new();
    private readonly HttpClient _client;
    private readonly TextBalanceSource _source;

    public TextBalanceSourceTests()
    {
        _client = new HttpClient(_bank)
        {
            BaseAddress = new Uri("https://bank.example/"),
            MaxResponseContentBufferSize = TextBalanceSource.ResponseBytesMax,
        };
        _source = new TextBalanceSource(_client, _clock, Timeout);
    }

    [Fact]
    public async Task Amounts_are_exact_and_the_currency_stays_missing()
    {
        var balance = (await ReadAsync("a/b")).Should().BeOfType<BalanceReading.Succeeded>().Subject.Balance;

        (balance.AccountId, balance.Available, balance.Current, balance.Limit).Should().Be(("a/b", 100.25m, 110.00m, null));
        balance.Currency.Should().Be(new BalanceCurrency.Missing());
        (balance.Kind, balance.ProviderType).Should().Be((AccountKinds.Find("checking"), null));
        _bank.Authorization.Should().Be("Bearer token");
    }

    [Fact]
    public async Task A_missing_amount_is_unknown_and_an_unlisted_type_keeps_its_text()
    {
        var balance = (await ReadAsync("partial")).Should().BeOfType<BalanceReading.Succeeded>().Subject.Balance;

        (balance.Available, balance.Current, balance.Kind, balance.ProviderType).Should().Be((null, -0.005m, null, "piggy bank"));
    }

    [Theory]
    [InlineData("expired", BalanceFailureCategory.UserActionRequired, "LOGIN_EXPIRED")]
    [InlineData("closed", BalanceFailureCategory.AccountUnavailable, "ACCOUNT_CLOSED")]
    [InlineData("new error", BalanceFailureCategory.ProviderUnavailable, "SOLAR_STORM")]
    [InlineData("reserved error", BalanceFailureCategory.RateLimited, "PROVIDER_RATE_LIMITED")]
    [InlineData("no error", BalanceFailureCategory.Misconfigured, "PROVIDER_MISCONFIGURED")]
    [InlineData("unreachable", BalanceFailureCategory.ProviderUnavailable, "PROVIDER_UNREACHABLE")]
    [InlineData("html", BalanceFailureCategory.InvalidResponse, "RESPONSE_UNREADABLE")]
    [InlineData("number", BalanceFailureCategory.InvalidResponse, "RESPONSE_UNREADABLE")]
    [InlineData("words", BalanceFailureCategory.InvalidResponse, "RESPONSE_UNREADABLE")]
    [InlineData("long", BalanceFailureCategory.InvalidResponse, "RESPONSE_UNREADABLE")]
    [InlineData("other", BalanceFailureCategory.AccountUnavailable, "ACCOUNT_NOT_RETURNED")]
    public async Task Trouble_is_a_failure_with_its_category_and_code(string account, BalanceFailureCategory category, string code)
    {
        var failure = (await ReadAsync(account)).Should().BeOfType<BalanceReading.Failed>().Subject.Failure;

        (failure.Category, failure.Code).Should().Be((category, code));
    }

    [Fact]
    public async Task A_read_that_takes_too_long_is_a_time_out()
    {
        var reading = ReadAsync("hangs");
        await _bank.WaitForHangingReadAsync(TestContext.Current.CancellationToken);

        _clock.Advance(Timeout);

        (await reading).Should().Be(new BalanceReading.Failed(BalanceFailures.TimedOut));
    }

    public void Dispose() => _client.Dispose();

    private Task<BalanceReading> ReadAsync(string account) =>
        _source.ReadAsync(new BalanceRequest(new AccountRef(account, new Secret("token"))), TestContext.Current.CancellationToken).AsTask();
}
