using System.Collections.Concurrent;
using FundsCheck.Sandbox;

namespace FundsCheck.EndToEnd.Tests;

/// <summary>
/// Every fault of the sandbox, at every stage of the exchange. A false balance of the sandbox is always a million dollars.
/// </summary>
public sealed class SandboxFaultTests
{
    private const decimal MoreThanIsThere = 5_000m;
    private const int AtOnceMax = 16;
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan HangMax = TimeSpan.FromSeconds(30);

    // Pinned by hand: what decisions stated when the core still knew these codes.
    private static readonly string[] UserMustAct =
    [
        "ITEM_LOGIN_REQUIRED", "ITEM_LOCKED", "PASSWORD_RESET_REQUIRED", "USER_SETUP_REQUIRED", "INVALID_CREDENTIALS", "INVALID_MFA",
        "INSUFFICIENT_CREDENTIALS",
        "USER_INPUT_TIMEOUT", "ACCESS_NOT_GRANTED", "NO_ACCOUNTS", "ADDITIONAL_CONSENT_REQUIRED", "USER_PERMISSION_REVOKED",
        "INVALID_ACCOUNT_ID",
        "PRODUCTS_NOT_SUPPORTED", "ITEM_NOT_SUPPORTED", "MFA_NOT_SUPPORTED", "ITEM_NOT_FOUND", "ITEM_CONCURRENTLY_DELETED",
        "INSTITUTION_NO_LONGER_SUPPORTED", "UNSUPPORTED_RESPONSE",
    ];

    private static readonly string[] Transient =
    [
        "INSTITUTION_DOWN", "INSTITUTION_NOT_RESPONDING", "INSTITUTION_NOT_AVAILABLE", "LAST_UPDATED_DATETIME_OUT_OF_RANGE",
        "PRODUCT_NOT_READY",
        "INTERNAL_SERVER_ERROR", "PLANNED_MAINTENANCE", "BALANCE_LIMIT", "ACCOUNTS_BALANCE_GET_LIMIT", "ACCOUNTS_LIMIT", "ITEM_GET_LIMIT",
        "INSTITUTION_RATE_LIMIT", "RATE_LIMIT",
    ];

    [Fact]
    public async Task No_fault_gives_an_accept_a_hang_or_a_secret()
    {
        await using var sandbox = await PlaidSandbox.StartAsync(new PlaidSandboxOptions
        {
            SlowDelay = TimeSpan.FromMilliseconds(200),
            DripInterval = TimeSpan.FromMilliseconds(50),
        });
        await using var host = new ObservedHost(sandbox.Address, Timeout);
        var wrong = new ConcurrentBag<string>();

        await Parallel.ForEachAsync(SandboxToken.All.Where(token => token.Fault?.AppliesTo(SandboxEndpoint.AccountsBalanceGet) == true),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnceMax }, async (token, stop) =>
            {
                var decision = await host.CheckAsync($"m-{token.Name}", token.AccountIds[0], token.AccessToken, MoreThanIsThere, stop)
                    .WaitAsync(HangMax, stop);
                var gateOnly = decision.Outcome == Outcome.Review && decision.Reasons is [{ Check: "reading" } only]
                    && decision.Record.Reading is BalanceReading.Failed failed && failed.Failure.Code == only.Code;
                var isDeclined = decision.Balance is not null && decision.Outcome == Outcome.Decline;
                if (!gateOnly && !(token.Fault!.RespondsCorrectly && isDeclined))
                {
                    wrong.Add($"{token.Name}: {decision.Outcome} {string.Join(", ", decision.Reasons.Select(reason => reason.Code))}");
                }
            });

        wrong.Should().BeEmpty();
        Secrets(host).Should().BeEmpty();
    }

    [Fact]
    public async Task No_fault_before_the_request_is_read_gives_an_accept_a_hang_or_a_secret()
    {
        await using var sandbox = await PlaidSandbox.StartAsync();
        await using var host = new ObservedHost(sandbox.Address, Timeout);
        var checking = SandboxToken.Get("checking");
        var wrong = new List<string>();
        foreach (var fault in SandboxFault.All.Where(fault => !SandboxToken.All.Any(token => token.Fault?.Name == fault.Name)))
        {
            sandbox.Faults.Clear();
            sandbox.Faults.Always(fault);

            var decision = await host.CheckAsync($"b-{fault.Name}", checking.AccountIds[0], checking.AccessToken, MoreThanIsThere)
                .WaitAsync(HangMax);

            if (decision.Outcome == Outcome.Accept || (decision.Balance is not null && !fault.RespondsCorrectly))
            {
                wrong.Add($"{fault.Name}: {decision.Outcome}");
            }
        }

        wrong.Should().BeEmpty();
        Secrets(host).Should().BeEmpty();
    }

    [Fact]
    public async Task Every_error_of_Plaids_is_a_review_with_its_own_reason()
    {
        await using var sandbox = await PlaidSandbox.StartAsync();
        await using var host = new ObservedHost(sandbox.Address, Timeout);
        var wrong = new List<string>();
        foreach (var token in SandboxToken.All.Where(token => token.Error is not null))
        {
            var decision = await host.CheckAsync(
                $"e-{token.Name}", token.AccountIds.Count > 0 ? token.AccountIds[0] : "any", token.AccessToken, 1m).WaitAsync(HangMax);

            var code = token.Error!.Code;
            if (decision.Outcome != Outcome.Review || decision.Reasons is not [{ } reason] || reason.Code != code
                || decision.NeedsUserAction != UserMustAct.Contains(code) || decision.IsTransient != Transient.Contains(code))
            {
                wrong.Add($"{token.Name}: {decision.Outcome} {string.Join(", ", decision.Reasons.Select(reason => reason.Code))}");
            }
        }

        wrong.Should().BeEmpty();
        sandbox.Requests.CountOf(SandboxToken.Get("error-credits-exhausted").AccessToken).Should().Be(1);
        sandbox.Requests.CountOf(SandboxToken.Get("error-item-login-required").AccessToken).Should().Be(1);
        sandbox.Requests.CountOf(SandboxToken.Get("error-internal-server-error").AccessToken).Should().Be(2);
        Secrets(host).Should().BeEmpty();
    }

    [Theory]
    [InlineData("access-sandbox-nobody", "any", "INVALID_ACCESS_TOKEN")]
    [InlineData("access-sandbox-example", "somebody-elses", "INVALID_ACCOUNT_ID")]
    public async Task A_missing_account_or_balance_of_the_item_is_a_review(string token, string account, string code)
    {
        await using var sandbox = await PlaidSandbox.StartAsync();
        await using var host = new ObservedHost(sandbox.Address, Timeout);

        var decision = await host.CheckAsync("d-1", account, token, 1m);

        decision.Outcome.Should().Be(Outcome.Review);
        decision.Reasons.Should().ContainSingle().Which.Code.Should().Be(code);
    }

    [Fact]
    public async Task An_address_without_a_server_is_a_review()
    {
        Uri gone;
        await using (var sandbox = await PlaidSandbox.StartAsync())
        {
            gone = sandbox.Address;
        }

        await using var host = new ObservedHost(gone, Timeout);

        var decision = await host.CheckAsync("d-1", "any", "access-sandbox-example", 1m);

        decision.Reasons.Should().ContainSingle().Which.Code.Should().Be("BALANCE_CONNECTION_FAILED");
        decision.IsTransient.Should().BeTrue();
    }

    private static List<string> Secrets(ObservedHost host)
    {
        host.Outputs.Should().NotBeEmpty();
        return [
            .. host.Outputs.Where(text => text.Contains("access-sandbox-") || text.Contains(ObservedHost.ClientSecret)
                || text.Contains(ObservedHost.ClientId)).Take(3),
        ];
    }
}
