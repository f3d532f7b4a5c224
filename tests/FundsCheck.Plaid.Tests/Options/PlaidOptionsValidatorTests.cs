namespace FundsCheck.Plaid.Tests.Options;

public sealed class PlaidOptionsValidatorTests
{
    private const string WrongValue = "wr0ng-va1ue with blanks";

    public static TheoryData<string, Action<PlaidOptions>> Problems { get; } = new()
    {
        {
            "BaseAddress is not set; write https://production.plaid.com or https://sandbox.plaid.com (PlaidAddresses)",
            o => o.BaseAddress = null
        },
        {
            "BaseAddress is \"plaid.example.com\": it has no scheme; write https:// before it",
            o => o.BaseAddress = new Uri("plaid.example.com", UriKind.Relative)
        },
        {
            "BaseAddress has the scheme `http`; write https, as only a loopback address may be http",
            o => o.BaseAddress = new Uri("http://production.plaid.com")
        },
        {
            "BaseAddress has the scheme `http`; write https, as only a loopback address may be http",
            o => o.BaseAddress = new Uri("http://10.0.0.1")
        },
        {
            "BaseAddress has the scheme `file`; write https, as only a loopback address may be http",
            o => o.BaseAddress = new Uri("file:///tmp/plaid")
        },
        {
            "BaseAddress has a user, a query or a fragment; write scheme, host, port and path only",
            o => o.BaseAddress = new Uri("https://user:pass@plaid.com")
        },
        {
            "BaseAddress has a user, a query or a fragment; write scheme, host, port and path only",
            o => o.BaseAddress = new Uri("https://plaid.com?x=1")
        },
        {
            "BaseAddress has a user, a query or a fragment; write scheme, host, port and path only",
            o => o.BaseAddress = new Uri("https://plaid.com#x")
        },
        { "ClientId is not set; take it from Plaid's dashboard and keep it outside the program's text", o => o.ClientId = null },
        { "ClientId is not set; take it from Plaid's dashboard and keep it outside the program's text", o => o.ClientId = "" },
        { "Secret is not set; take it from Plaid's dashboard and keep it outside the program's text", o => o.Secret = null },
        { "ClientId cannot stand in a header; make it 1 to 256 printable ASCII characters without spaces", o => o.ClientId = WrongValue },
        {
            "Secret cannot stand in a header; make it 1 to 256 printable ASCII characters without spaces",
            o => o.Secret = new Secret(WrongValue + "\n")
        },
        {
            "Secret cannot stand in a header; make it 1 to 256 printable ASCII characters without spaces",
            o => o.Secret = new Secret(new string('s', 257))
        },
        {
            "TotalTimeout is 00:10:00.0000001; make it 00:00:00.0100000 to 00:10:00",
            o => o.TotalTimeout = TimeSpan.FromMinutes(10) + TimeSpan.FromTicks(1)
        },
        { "AttemptTimeout is 00:00:00; make it 00:00:00.0100000 to 00:10:00", o => o.AttemptTimeout = o.ConnectTimeout = TimeSpan.Zero },
        { "ConnectTimeout is -00:00:00.0010000; make it 00:00:00.0100000 to 00:10:00", o => o.ConnectTimeout = Timeout.InfiniteTimeSpan },
        { "MaxConcurrency is 0; make it 1 to 10000", o => o.MaxConcurrency = 0 },
        { "MaxConcurrency is 10001; make it 1 to 10000", o => o.MaxConcurrency = 10_001 },
        { "MaxQueuedCalls is -1; make it 0 to 1000000", o => o.MaxQueuedCalls = -1 },
        { "MaxQueuedCalls is 1000001; make it 0 to 1000000", o => o.MaxQueuedCalls = 1_000_001 },
        {
            "ClientId cannot stand in a header; make it 1 to 256 printable ASCII characters without spaces",
            o => o.ClientId = "client\u0000id"
        },
        {
            "Secret cannot stand in a header; make it 1 to 256 printable ASCII characters without spaces",
            o => o.Secret = new Secret("sec\nret")
        },
        { "ClientId is not set; take it from Plaid's dashboard and keep it outside the program's text", o => o.ClientId = " \r\n" },
        { "MaxRetryAttempts is 4; make it 0 to 3", o => o.MaxRetryAttempts = 4 },
        { "MaxRetryAttempts is -1; make it 0 to 3", o => o.MaxRetryAttempts = -1 },
        { "RetryDelay is -00:00:01; make it 00:00:00 to 00:00:30", o => o.RetryDelay = TimeSpan.FromSeconds(-1) },
        { "MaxRetryDelay is 00:00:31; make it 00:00:00 to 00:00:30", o => o.MaxRetryDelay = TimeSpan.FromSeconds(31) },
        { "BreakerFailurePercent is 0; make it 1 to 100", o => o.BreakerFailurePercent = 0 },
        { "BreakerFailurePercent is 101; make it 1 to 100", o => o.BreakerFailurePercent = 101 },
        { "MinimumThroughput is 1; make it 2 to 1000000", o => o.MinimumThroughput = 1 },
        {
            "BreakDuration is 00:00:00.4000000; make it 00:00:00.5000000 to 01:00:00",
            o => o.BreakDuration = TimeSpan.FromSeconds(0.4)
        },
        {
            "SamplingDuration is 01:00:01; make it 00:00:00.5000000 to 01:00:00",
            o => o.SamplingDuration = TimeSpan.FromSeconds(3601)
        },
        { "MaxResponseBytes is 1023; make it 1024 to 16777216", o => o.MaxResponseBytes = 1023 },
        { "MaxResponseBytes is 2147483647; make it 1024 to 16777216", o => o.MaxResponseBytes = int.MaxValue },
        { "MaxBalanceAge is 00:00:00; make it 00:00:01 to 365.00:00:00", o => o.MaxBalanceAge = TimeSpan.Zero },
        {
            "AttemptTimeout (00:00:30) is longer than TotalTimeout (00:00:29); shorten AttemptTimeout or lengthen TotalTimeout",
            o => o.TotalTimeout = TimeSpan.FromSeconds(29)
        },
        {
            "ConnectTimeout (00:00:31) is longer than AttemptTimeout (00:00:30); shorten ConnectTimeout or lengthen AttemptTimeout",
            o => o.ConnectTimeout = TimeSpan.FromSeconds(31)
        },
        {
            "RetryDelay (00:00:03) is longer than MaxRetryDelay (00:00:02); shorten RetryDelay or lengthen MaxRetryDelay",
            o => o.RetryDelay = TimeSpan.FromSeconds(3)
        },
        {
            "SamplingDuration (00:00:59) is less than twice AttemptTimeout (00:00:30); lengthen it or shorten AttemptTimeout",
            o => o.SamplingDuration = TimeSpan.FromSeconds(59)
        },
    };

    [Fact]
    public void The_defaults_are_the_documented_ones()
    {
        var options = new PlaidOptions();

        options.Should().BeEquivalentTo(new
        {
            BaseAddress = (Uri?)null,
            ClientId = (string?)null,
            Secret = (Secret?)null,
            MaxBalanceAge = (TimeSpan?)null,
            MaxConcurrency = 256,
            MaxQueuedCalls = 10_000,
            TotalTimeout = TimeSpan.FromSeconds(45),
            AttemptTimeout = TimeSpan.FromSeconds(30),
            ConnectTimeout = TimeSpan.FromSeconds(5),
            MaxRetryAttempts = 1,
            RetryDelay = TimeSpan.FromSeconds(0.5),
            MaxRetryDelay = TimeSpan.FromSeconds(2),
            BreakerFailurePercent = 50,
            MinimumThroughput = 10,
            SamplingDuration = TimeSpan.FromSeconds(60),
            BreakDuration = TimeSpan.FromSeconds(15),
            MaxResponseBytes = 1_048_576,
        });
    }

    [Fact]
    public void The_defaults_are_valid_once_address_and_credentials_are_set()
    {
        Validate(Good()).Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Problems))]
    public void An_invalid_option_is_named_with_its_value_and_its_valid_range(string problem, Action<PlaidOptions> spoil)
    {
        var options = Good();
        spoil(options);

        Validate(options).Should().Contain(problem);
    }

    [Fact]
    public void No_problem_contains_a_credential()
    {
        var options = Good();
        options.ClientId = WrongValue;
        options.Secret = new Secret(WrongValue);

        string.Join('\n', Validate(options)).Should().NotContain("wr0ng");
    }

    [Fact]
    public void Every_problem_is_reported_at_once()
    {
        var options = new PlaidOptions { MaxRetryAttempts = 9, TotalTimeout = TimeSpan.FromSeconds(1), MaxResponseBytes = 0 };

        Validate(options).Should().HaveCount(7, "address, two credentials, retries, bytes, and two times longer than the total");
    }

    [Fact]
    public void The_longest_times_do_not_overflow()
    {
        var options = Good();
        options.AttemptTimeout = options.TotalTimeout = options.SamplingDuration = options.BreakDuration = TimeSpan.MaxValue;
        options.RetryDelay = options.MaxRetryDelay = TimeSpan.MinValue;

        Validate(options).Should().HaveCountGreaterThan(4);
    }

    [Theory]
    [InlineData(" client", "client")]
    [InlineData("client\r\n", "client")]
    [InlineData("\t\u00a0client\u2003", "client")]
    public void White_space_around_credentials_is_dropped(string given, string kept)
    {
        var options = Good();
        (options.ClientId, options.Secret) = (given, new Secret(given));

        (options.ClientId, options.Secret.Reveal()).Should().Be((kept, kept));
        Validate(options).Should().BeEmpty();
    }

    private static PlaidOptions Good() =>
        new() { BaseAddress = PlaidAddresses.Sandbox, ClientId = "client", Secret = new Secret("secret") };

    private static IReadOnlyCollection<string> Validate(PlaidOptions options) =>
        [.. new PlaidOptionsValidator().Validate(name: null, options).Failures ?? []];
}
