using FundsCheck.Plaid.Tests.Support;
using FundsCheck.Rules;
using Microsoft.Extensions.DependencyInjection;

namespace FundsCheck.Plaid.Tests.Signal;

/// <summary>Whole checks of a host with Plaid's balances and Signal, by the shipped rule set of Signal.</summary>
public sealed class SignalCheckTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_check_reads_balance_and_Signal_once_each_in_either_order_of_registration(bool isSignalFirst)
    {
        using var server = new PathServer { Signal = SignalFactSourceTests.Body.Replace("REROUTE", "ACCEPT", StringComparison.Ordinal) };
        await using var services = Services(server, isSignalFirst);

        var decision = await services.GetRequiredService<IFundsChecker>().CheckAsync(Debit("d-1", 60m));

        decision.Reasons.Select(reason => reason.Code).Should().Equal("X_SIGNAL_SCORE_HIGH");
        decision.Record.SourceFacts!.Reading.Should().BeOfType<FactReading.Succeeded>().Which.Reference.Should().Be("d-1");
        server.Paths.Should().BeEquivalentTo("/accounts/balance/get", "/signal/evaluate");
    }

    [Fact]
    public async Task An_accept_needs_both_and_a_second_revision_has_a_second_evaluation()
    {
        using var server = new PathServer
        {
            Signal = SignalFactSourceTests.Body.Replace("REROUTE", "ACCEPT", StringComparison.Ordinal)
                .Replace("\"score\":82", "\"score\":8", StringComparison.Ordinal),
        };
        await using var services = Services(server, isSignalFirst: false);
        var checker = services.GetRequiredService<IFundsChecker>();

        var first = await checker.CheckAsync(Debit("d-1", 60m));
        server.Time.Advance(TimeSpan.FromDays(1));
        var second = await checker.CheckAsync(Debit("d-1", 60m));
        var uncovered = await checker.CheckAsync(Debit("d-2", 100.51m, "acc-2"));

        (first.Outcome, second.Outcome).Should().Be((Outcome.Accept, Outcome.Accept));
        SignalDecision.From(first.Record)!.ClientTransactionId.Should().Be("d-1");
        SignalDecision.From(second.Record)!.ClientTransactionId.Should().StartWith("fc-");
        uncovered.Outcome.Should().Be(Outcome.Decline, "Signal accepts, and the money is not there");
    }

    [Fact]
    public async Task A_failed_evaluation_is_a_review_with_its_code_in_the_record()
    {
        using var server = new PathServer { Signal = Json.Error("RULESET_NOT_FOUND", "SIGNAL_ERROR"), SignalStatus = 400 };
        await using var services = Services(server, isSignalFirst: false);

        var decision = await services.GetRequiredService<IFundsChecker>().CheckAsync(Debit("d-1", 60m));

        decision.Outcome.Should().Be(Outcome.Review);
        decision.Record.SourceFacts!.Reading.Should().BeOfType<FactReading.Failed>().Which.Failure.Code.Should().Be("RULESET_NOT_FOUND");
        SignalDecision.From(decision.Record).Should().BeNull();
    }

    [Fact]
    public async Task A_rule_set_without_Signal_is_never_billed_for_it()
    {
        using var server = new PathServer();
        await using var services = Services(server, isSignalFirst: false, RuleSet.Default);

        await services.GetRequiredService<IFundsChecker>().CheckAsync(Debit("d-1", 60m));

        server.Paths.Should().Equal("/accounts/balance/get");
    }

    private static ProposedDebit Debit(string id, decimal amount, string key = "acc-1") => new()
    {
        Id = id,
        Account = new AccountRef(key, Json.AccountId, new Secret(Host.AccessToken)),
        Amount = new Money(amount, Currency.Usd),
        EntryClass = "WEB",
    };

    private static ServiceProvider Services(PathServer server, bool isSignalFirst, RuleSet? ruleSet = null)
    {
        var services = new ServiceCollection().AddSingleton<TimeProvider>(server.Time);
        services.AddLogging();
        var builder = services.AddFundsCheck().KeepDecisionsInMemory().UseRules(ruleSet ?? SignalRules());
        if (isSignalFirst)
        {
            builder.AddPlaidSignal().AddPlaid(Configure);
        }
        else
        {
            builder.AddPlaid(Configure).AddPlaidSignal();
        }

        services.AddHttpClient("FundsCheck.Plaid").ConfigurePrimaryHttpMessageHandler(() => server);
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    private static void Configure(PlaidOptions options) => (options.BaseAddress, options.ClientId, options.Secret) =
        (PlaidAddresses.Sandbox, Host.ClientId, new Secret(Host.ClientSecret));

    private static RuleSet SignalRules()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "FundsCheck.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("the repository is not above the tests");
        }

        return RuleSet.Load(Path.Combine(folder.FullName, "rules", "examples", "signal.json"));
    }

    /// <summary>A server with a balance of 100.50, and an evaluation.</summary>
    private sealed class PathServer : HttpMessageHandler
    {
        private readonly Lock _lock = new();

        public AdjustableTimeProvider Time { get; } = new(Host.Start);

        public string Signal { get; init; } = "{}";

        public int SignalStatus { get; init; } = 200;

        public List<string> Paths { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var path = request.RequestUri!.AbsolutePath;
            lock (_lock)
            {
                Paths.Add(path);
            }

            return (path == "/signal/evaluate" ? Steps.Answer(SignalStatus, Signal) : Steps.Ok(Json.Plain))(cancellationToken);
        }
    }
}
