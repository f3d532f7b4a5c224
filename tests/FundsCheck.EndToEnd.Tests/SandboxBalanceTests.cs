using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using FundsCheck.Sandbox;

namespace FundsCheck.EndToEnd.Tests;

/// <summary>Every account of every Item, with amounts around its balance, beside an oracle that reads the served JSON by itself.</summary>
public sealed class SandboxBalanceTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);
    private static readonly string[] Debitable = ["checking", "savings", "cash management"];

    [Theory]
    [InlineData("")]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public async Task An_accept_has_its_covering_funds_whatever_the_culture(string culture)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        await using var sandbox = await PlaidSandbox.StartAsync();
        await using var host = new ObservedHost(sandbox.Address, Timeout);
        using var http = new HttpClient { BaseAddress = sandbox.Address };
        var (accepts, count, wrong) = (0, 0, new List<string>());
        foreach (var token in SandboxToken.All.Where(token => token.Kind == SandboxTokenKind.Item))
        {
            var accounts = (await RequestAsync(http, token.AccessToken))?["accounts"]?.AsArray() ?? [];
            foreach (var account in accounts)
            {
                var id = account!["account_id"]!.GetValue<string>();
                var available = account["balances"]?["available"] is { } number
                    && decimal.TryParse(number.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed)
                        ? parsed
                        : 0m;
                var cents = decimal.Floor(Math.Clamp(available, 0.01m, 90_000_000m) * 100m) / 100m;
                foreach (var amount in new[] { cents + 0.01m, cents })
                {
                    var decision = await host.CheckAsync($"d-{++count}", id, token.AccessToken, amount);
                    accepts += decision.Outcome == Outcome.Accept ? 1 : 0;
                    if (decision.Outcome == Outcome.Accept && !Covers(account, amount))
                    {
                        wrong.Add($"{token.Name} {id} {amount}: {account.ToJsonString()}");
                    }
                }
            }
        }

        wrong.Should().BeEmpty();
        accepts.Should().BeGreaterThan(20);
    }

    [Fact]
    public async Task The_example_of_Plaids_pages_is_decided_by_its_balances()
    {
        await using var sandbox = await PlaidSandbox.StartAsync();
        await using var host = new ObservedHost(sandbox.Address, Timeout);
        var example = SandboxToken.Get("example");

        var checking = await host.CheckAsync("d-1", example.AccountIds[0], example.AccessToken, 100m);
        var short1 = await host.CheckAsync("d-2", example.AccountIds[1], example.AccessToken, 200.01m);
        var deposit = await host.CheckAsync("d-3", example.AccountIds[2], example.AccessToken, 1m);
        var card = await host.CheckAsync("d-4", example.AccountIds[3], example.AccessToken, 1m);
        var market = await host.CheckAsync("d-5", example.AccountIds[4], example.AccessToken, 1m);

        new[] { checking, short1, deposit, card, market }.Select(decision => decision.Outcome)
            .Should().Equal(Outcome.Accept, Outcome.Decline, Outcome.Decline, Outcome.Decline, Outcome.Review);
    }

    [Fact]
    public async Task Another_form_of_the_same_balance_gives_the_same_decision()
    {
        await using var sandbox = await PlaidSandbox.StartAsync();
        await using var host = new ObservedHost(sandbox.Address, Timeout);

        var (plain, other) = (SandboxToken.Get("checking"), SandboxToken.Get("spelling"));
        var a = await host.CheckAsync("d-1", plain.AccountIds[0], plain.AccessToken, 1000m);
        var b = await host.CheckAsync("d-2", other.AccountIds[0], other.AccessToken, 1000m);

        (a.Outcome, b.Outcome).Should().Be((Outcome.Accept, Outcome.Accept));
        b.Balance!.Available.Should().Be(a.Balance!.Available);
    }

    [Fact]
    public async Task Concurrent_checks_share_one_read_and_never_spend_more_than_the_balance()
    {
        await using var sandbox = await PlaidSandbox.StartAsync();
        await using var host = new ObservedHost(sandbox.Address, Timeout);
        var checking = SandboxToken.Get("checking");
        sandbox.Faults.Enqueue(SandboxFault.Slow(TimeSpan.FromSeconds(1)));

        var decisions = await Task.WhenAll(Enumerable.Range(0, 50)
            .Select(n => host.CheckAsync($"d-{n}", checking.AccountIds[0], checking.AccessToken, 70m)));

        decisions.Count(decision => decision.Outcome == Outcome.Accept).Should().Be(14);
        sandbox.Requests.CountOf(checking.AccessToken).Should().Be(1);
    }

    [Fact]
    public async Task A_caller_who_leaves_gets_a_cancellation_and_no_decision()
    {
        await using var sandbox = await PlaidSandbox.StartAsync();
        await using var host = new ObservedHost(sandbox.Address, Timeout);
        using var leaving = new CancellationTokenSource();
        var hang = SandboxToken.Get("fault-hang");
        var check = host.CheckAsync("d-1", hang.AccountIds[0], hang.AccessToken, 1m, leaving.Token);
        await sandbox.Requests.WhenArrivedAsync(1, TestContext.Current.CancellationToken);

        await leaving.CancelAsync();

        await check.Invoking(task => task).Should().ThrowAsync<OperationCanceledException>();
    }

    internal static bool Covers(JsonNode account, decimal amount)
    {
        var balances = account["balances"]!;
        return balances["available"] is { } number
            && decimal.Parse(number.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture) >= amount
            && balances["iso_currency_code"]?.GetValue<string>() == "USD"
            && balances["unofficial_currency_code"] is null
            && account["type"]?.GetValue<string>() == "depository"
            && Debitable.Contains(account["subtype"]?.GetValue<string>());
    }

    private static async Task<JsonNode?> RequestAsync(HttpClient http, string token)
    {
        using var response = await http.PostAsJsonAsync(
            "/accounts/balance/get", new { client_id = "any", secret = "any", access_token = token });
        return response.IsSuccessStatusCode ? JsonNode.Parse(await response.Content.ReadAsStringAsync()) : null;
    }
}
