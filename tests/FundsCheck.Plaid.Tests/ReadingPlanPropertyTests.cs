using FundsCheck.Plaid.Tests.Support;

namespace FundsCheck.Plaid.Tests;

/// <summary>Random uses, ages and failures: what no combination of them may give.</summary>
public sealed class ReadingPlanPropertyTests
{
    private const int Rounds = 600;
    private static readonly string[] Codes = ["INSTITUTION_DOWN", "ITEM_LOGIN_REQUIRED", "INVALID_ACCESS_TOKEN", "BALANCE_LIMIT"];

    [Fact]
    public async Task A_reading_is_never_the_older_one_never_billed_twice_and_never_hides_a_failure_that_stays()
    {
        var random = new Random(20261129);
        var seen = new HashSet<string>();
        for (var round = 0; round < Rounds; round++)
        {
            var use = random.GetItems(Enum.GetValues<CachedBalanceUse>(), 1)[0];
            var server = new PathServer(random);
            using var host = new Host(options => (options.CachedBalances.Use, options.MaxRetryAttempts) = (use, 0), server.Step);
            server.Host = host;

            var reading = await host.ReadAsync();

            var paths = host.Handler.Requests.Select(request => request.Address!.AbsolutePath).ToList();
            paths.Count(path => path == PathServer.Balances).Should().BeLessThanOrEqualTo(use == CachedBalanceUse.Only ? 0 : 1);
            paths.Should().OnlyHaveUniqueItems();
            if (reading is BalanceReading.Succeeded { Balance: var judged })
            {
                seen.Add($"{judged.Freshness} beside {reading.Other?.GetType().Name}");
                judged.Available.Should().Be(judged.Freshness == BalanceFreshness.RealTime ? 20m : 500m);
                (judged.Freshness != BalanceFreshness.RealTime && use == CachedBalanceUse.Never).Should().BeFalse();
                if (reading.Other is BalanceReading.Succeeded { Balance: var other })
                {
                    (judged.Freshness, other.Freshness).Should().Be((BalanceFreshness.RealTime, BalanceFreshness.Cached));
                }

                if (reading.Other is BalanceReading.Failed { Failure: var hidden })
                {
                    (hidden.IsTransient || judged.Freshness == BalanceFreshness.RealTime).Should().BeTrue();
                }
            }
        }

        seen.Should().Contain(
            ["RealTime beside ", "RealTime beside Succeeded", "RealTime beside Failed", "Cached beside ", "Cached beside Failed"]);
    }

    /// <summary>Responds by the path of the request: a random success or failure of each endpoint.</summary>
    private sealed class PathServer(Random random)
    {
        public const string Balances = "/accounts/balance/get";

        public Host Host { get; set; } = null!;

        public Step Step => cancellationToken =>
        {
            var step = random.Next(3) == 0
                ? Steps.Error(random.GetItems(Codes, 1)[0])
                : Steps.Ok(Host.Handler.Requests[^1].Address!.AbsolutePath switch
                {
                    "/item/get" => Item(),
                    Balances => Json.Body(Json.Account(Amounts(20))),
                    _ => Json.Body(Json.Account(Amounts(500))),
                });
            return step(cancellationToken);
        };

        private static string Amounts(int amount) =>
            $$"""{"available":{{amount}},"current":{{amount}},"limit":null,"iso_currency_code":"USD","unofficial_currency_code":null}""";

        private string Item() =>
            $$"""{"item":{"institution_id":"ins_3","error":null,"created_at":{{Time()}}},"status":{"transactions":"""
                + $$"""{"last_successful_update":{{Time()}}} },"request_id":"r"}""";

        private string Time() =>
            random.Next(4) == 0 ? "null" : $"\"{Host.Time.GetUtcNow() - TimeSpan.FromMinutes(random.Next(-5, 300)):O}\"";
    }
}
