using FundsCheck;
using FundsCheck.Sandbox;

namespace Readme.Tests.Integration;

/// <summary>The tests of docs/testing-your-integration.md against the sandbox.</summary>
public sealed class PlaidHostTests
{
    // <sandbox-tests>
    [Theory]
    [InlineData("exact", Outcome.Accept)]
    [InlineData("zero", Outcome.Decline, "INSUFFICIENT_AVAILABLE")]
    [InlineData("card", Outcome.Decline, "ACCOUNT_KIND_NOT_DEBITABLE")]
    [InlineData("available-null", Outcome.Review, "AVAILABLE_UNKNOWN")]
    [InlineData("login-required", Outcome.Review, "ITEM_LOGIN_REQUIRED")]
    [InlineData("institution-down", Outcome.Review, "INSTITUTION_DOWN")]
    [InlineData("fault-empty-500", Outcome.Review, "BALANCE_HTTP_ERROR")]
    [InlineData("fault-hang-in-body", Outcome.Review, "BALANCE_TIMEOUT")]
    public async Task A_case_of_the_sandbox_has_its_outcome_and_reason(string name, Outcome outcome, params string[] reasons)
    {
        await using var host = await PlaidHost.StartAsync();

        var decision = await host.CheckAsync("d-1", SandboxToken.Get(name));

        Assert.Equal(outcome, decision.Outcome);
        Assert.Superset(reasons.ToHashSet(), decision.Reasons.Select(reason => reason.Code).ToHashSet());
    }

    [Fact]
    public async Task A_debit_is_accepted_after_an_outage()
    {
        await using var host = await PlaidHost.StartAsync();
        var exact = SandboxToken.Get("exact");
        host.Sandbox.Faults.Always(SandboxFault.Error("PLANNED_MAINTENANCE"));
        var during = await host.CheckAsync("d-1", exact);

        host.Sandbox.Faults.Clear();
        var after = await host.CheckAsync("d-1", exact);

        Assert.Equal((Outcome.Review, true), (during.Outcome, during.IsTransient));
        Assert.Equal((Outcome.Accept, 2), (after.Outcome, after.Revision));
    }

    [Fact]
    public async Task An_existing_decision_makes_no_call()
    {
        await using var host = await PlaidHost.StartAsync();
        var exact = SandboxToken.Get("exact");

        var (first, second) = (await host.CheckAsync("d-1", exact), await host.CheckAsync("d-1", exact));

        Assert.Equal((false, true), (first.IsExisting, second.IsExisting));
        Assert.Equal(1, host.Sandbox.Requests.CountOf(SandboxEndpoint.AccountsBalanceGet, exact.AccessToken));
    }
    // </sandbox-tests>
}
